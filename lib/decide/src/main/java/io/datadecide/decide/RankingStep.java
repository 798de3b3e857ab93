package io.datadecide.decide;

import io.datadecide.decide.rank.RankedCorpus;
import io.datadecide.decide.rank.Scores;
import io.datadecide.decide.signal.Bootstrap;
import io.datadecide.decide.signal.DetectableEffect;
import io.datadecide.decide.signal.MeanPosterior;
import io.datadecide.decide.signal.SeedNoise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Ranks the corpora at one size and says how sure the first place is. */
final class RankingStep {

    private final ResolvedQuestion question;
    private final Scores scores;
    private final SeedNoise noise;
    private final String noiseFrom;
    private final @Nullable String nextSize;
    private final double sign;

    /**
     * @param scores higher is better
     * @param noise of one seed's value, whatever it was measured from
     * @param nextSize size to measure when seeds do not decide; null for none
     */
    RankingStep(
            ResolvedQuestion question, Scores scores, SeedNoise noise, String noiseFrom, @Nullable String nextSize) {
        this.question = question;
        this.scores = scores;
        this.noise = noise;
        this.noiseFrom = noiseFrom;
        this.nextSize = nextSize;
        this.sign = question.sign(question.metric());
    }

    /** Ranks best first; corpora without a value are left out. */
    Ranking rank(BootstrapStep bootstrap) {
        double[] means = scores.seedMean();
        int[] ranked = IntStream.range(0, means.length)
                .filter(c -> Double.isFinite(means[c]))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer c) -> -means[c]).thenComparing(scores.corpora()::get))
                .mapToInt(Integer::intValue)
                .toArray();
        BootstrapStep.Outcome resampled = bootstrap.resample(
                Arrays.stream(ranked).mapToObj(scores.corpora()::get).toList());
        MeanPosterior posterior = noise.isKnown() && ranked.length > 0
                ? new MeanPosterior(
                        Arrays.stream(ranked).mapToDouble(c -> means[c]).toArray(),
                        Arrays.stream(ranked).map(this::seedsOf).toArray(),
                        noise)
                : null;
        double[] best = posterior == null ? new double[ranked.length] : posterior.probabilityBest();
        List<RankedCorpus> ranking = new ArrayList<>();
        for (int i = 0; i < ranked.length; i++) {
            int corpus = ranked[i];
            ranking.add(new RankedCorpus(
                    scores.corpora().get(corpus),
                    sign * means[corpus],
                    noise.isKnown() ? noise.standardError(seedsOf(corpus)) : null,
                    noise.isKnown() ? best[i] : null,
                    resampled == null ? null : resampled.shares().probabilityBest()[i]));
        }
        return new Ranking(
                ranking,
                comparisons(ranking, posterior, resampled),
                recommendation(
                        ranking,
                        resampled == null
                                ? null
                                : resampled.summary(question.question().bootstrapSeed())));
    }

    private List<Comparison> comparisons(
            List<RankedCorpus> ranking, @Nullable MeanPosterior posterior, BootstrapStep.@Nullable Outcome resampled) {
        List<Comparison> comparisons = new ArrayList<>();
        int firsts = ranking.size() <= Bootstrap.MOST_IN_PAIRS ? ranking.size() : 1;
        for (int a = 0; a < firsts; a++) {
            for (int b = a + 1; b < ranking.size(); b++) {
                comparisons.add(new Comparison(
                        ranking.get(a).corpus(),
                        ranking.get(b).corpus(),
                        Math.abs(ranking.get(a).value() - ranking.get(b).value()),
                        posterior == null ? null : posterior.probabilityGreater(a, b),
                        resampled == null ? null : resampled.shares().probabilityAbove(a, b)));
            }
        }
        return comparisons;
    }

    private Recommendation recommendation(List<RankedCorpus> ranking, @Nullable BootstrapSummary bootstrap) {
        if (ranking.isEmpty()) {
            return RecommendationBuilder.builder()
                    .corpus(null)
                    .probabilityBest(null)
                    .decided(false)
                    .runnerUp(null)
                    .minimumDetectableEffect(null)
                    .rankedSize(null)
                    .noiseFrom(noiseFrom)
                    .seedsToDecide(null)
                    .nextSize(nextSize)
                    .bootstrap(bootstrap)
                    .explanation("Not decided: no size has values to rank.")
                    .build();
        }
        RankedCorpus first = ranking.getFirst();
        RankedCorpus second = ranking.size() > 1 ? ranking.get(1) : null;
        Double probability = first.probabilityBest();
        double confidence = question.question().confidence();
        boolean decided = second != null && probability != null && probability >= confidence;
        Double effect = second == null || !noise.isKnown()
                ? null
                : new DetectableEffect(noise, confidence).smallest(fewestSeeds(first, second));
        Integer seedsNeeded = second == null || decided || !noise.isKnown()
                ? null
                : new DetectableEffect(noise, confidence)
                        .seedsFor(Math.abs(first.value() - second.value()), ranking.size());
        return RecommendationBuilder.builder()
                .corpus(first.corpus())
                .probabilityBest(probability)
                .decided(decided)
                .runnerUp(second == null ? null : second.corpus())
                .minimumDetectableEffect(effect)
                .rankedSize(scores.size())
                .noiseFrom(noiseFrom)
                .seedsToDecide(seedsNeeded)
                .nextSize(decided ? null : nextSize)
                .bootstrap(bootstrap)
                .explanation(explanation(first, second, decided, effect, seedsNeeded))
                .build();
    }

    private String explanation(
            RankedCorpus first,
            @Nullable RankedCorpus second,
            boolean decided,
            @Nullable Double effect,
            @Nullable Integer seedsNeeded) {
        if (second == null) {
            return "Not decided: only " + first.corpus() + " has values at " + scores.size() + ".";
        }
        Double probability = first.probabilityBest();
        if (probability == null) {
            return "Not decided: " + first.corpus() + " leads at " + scores.size()
                    + ", but with one seed and one checkpoint a run its noise is unknown; train a second seed.";
        }
        String lead = String.format(
                Locale.ROOT,
                "%s leads %s by %.4g at %s; P(best) = %.3f",
                first.corpus(),
                second.corpus(),
                Math.abs(first.value() - second.value()),
                scores.size(),
                probability);
        if (decided) {
            return "Decided: " + lead + ".";
        }
        return "Not decided: " + lead
                + String.format(Locale.ROOT, "; the minimum detectable effect with these seeds is %.4g. ", effect)
                + (seedsNeeded == null
                        ? "More than 1000 seeds would be needed: treat the two as equal"
                                + (nextSize == null ? "." : ", or measure " + nextSize + ".")
                        : seedsNeeded + " seeds per corpus would decide it"
                                + (nextSize == null ? "." : "; or measure " + nextSize + ", the next larger size."));
    }

    private int fewestSeeds(RankedCorpus first, RankedCorpus second) {
        return Math.min(
                seedsOf(scores.corpora().indexOf(first.corpus())),
                seedsOf(scores.corpora().indexOf(second.corpus())));
    }

    private int seedsOf(int corpus) {
        return (int)
                Arrays.stream(scores.values()[corpus]).filter(Double::isFinite).count();
    }
}
