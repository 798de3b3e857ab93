package io.datadecide.decide;

import io.datadecide.decide.rank.RankedCorpus;
import io.datadecide.decide.rank.Scores;
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
    private final double sign;

    /**
     * @param scores higher is better
     * @param noise of one seed's value, whatever it was measured from
     */
    RankingStep(ResolvedQuestion question, Scores scores, SeedNoise noise, String noiseFrom) {
        this.question = question;
        this.scores = scores;
        this.noise = noise;
        this.noiseFrom = noiseFrom;
        this.sign = question.sign(question.metric());
    }

    /** Best first; corpora without a value are left out. */
    List<RankedCorpus> ranking() {
        double[] means = scores.seedMean();
        int[] ranked = IntStream.range(0, means.length)
                .filter(c -> Double.isFinite(means[c]))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer c) -> -means[c]).thenComparing(scores.corpora()::get))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] best = new double[ranked.length];
        if (noise.isKnown() && ranked.length > 0) {
            double[] rankedMeans =
                    Arrays.stream(ranked).mapToDouble(c -> means[c]).toArray();
            int[] seeds = Arrays.stream(ranked).map(this::seedsOf).toArray();
            best = new MeanPosterior(rankedMeans, seeds, noise).probabilityBest();
        }
        List<RankedCorpus> ranking = new ArrayList<>();
        for (int i = 0; i < ranked.length; i++) {
            int corpus = ranked[i];
            ranking.add(new RankedCorpus(
                    scores.corpora().get(corpus),
                    sign * means[corpus],
                    noise.isKnown() ? noise.standardError(seedsOf(corpus)) : null,
                    noise.isKnown() ? best[i] : null));
        }
        return ranking;
    }

    Recommendation recommendation(List<RankedCorpus> ranking) {
        if (ranking.isEmpty()) {
            return new Recommendation(
                    null, null, false, null, null, null, noiseFrom, null, "Not decided: no size has values to rank.");
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
        return new Recommendation(
                first.corpus(),
                probability,
                decided,
                second == null ? null : second.corpus(),
                effect,
                scores.size(),
                noiseFrom,
                seedsNeeded,
                explanation(first, second, decided, effect, seedsNeeded));
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
                + String.format(Locale.ROOT, "; differences below %.4g do not show with these seeds. ", effect)
                + (seedsNeeded == null
                        ? "More than 1000 seeds would be needed: treat the two as equal or measure a larger size."
                        : seedsNeeded + " seeds per corpus, or a larger size, would decide it.");
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
