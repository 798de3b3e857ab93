package io.datadecide.decide;

import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.Measure;
import io.datadecide.decide.rank.Ranks;
import io.datadecide.decide.rank.Scores;
import io.datadecide.decide.rank.TaskSet;
import io.datadecide.decide.signal.Calibration;
import io.datadecide.decide.signal.CalibrationBuilder;
import io.datadecide.decide.signal.CheckpointNoise;
import io.datadecide.decide.signal.MeanPosterior;
import io.datadecide.decide.signal.SeedNoise;
import io.datadecide.decide.signal.SignalToNoise;
import io.datadecide.decide.signal.SignalToNoiseBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Signal, noise and the replay of past claims. */
final class SignalStep {

    private final Evidence evidence;
    private final ScoreBook book;
    private final ResolvedQuestion question;

    SignalStep(Evidence evidence, ScoreBook book, ResolvedQuestion question) {
        this.evidence = evidence;
        this.book = book;
        this.question = question;
    }

    /** The target metric on every task and size. */
    List<SignalToNoise> signalToNoise() {
        return question.tasks().tasks().stream()
                .flatMap(task -> book.sizes().stream().map(size -> ratio(size, task)))
                .filter(Objects::nonNull)
                .map(s -> (SignalToNoise) s)
                .toList();
    }

    private @Nullable SignalToNoise ratio(String size, String task) {
        List<Measure> parts = question.tasks().parts(task, question.metric());
        Scores scores = book.scores(size, task, question.metric());
        double[] means =
                Arrays.stream(scores.seedMean()).filter(Double::isFinite).toArray();
        if (parts.isEmpty() || means.length < 2) {
            return null;
        }
        CheckpointNoise checkpoints = CheckpointNoise.of(evidence, book.sharedSteps(size), parts);
        SeedNoise seeds = SeedNoise.of(scores);
        double signal = spread(means);
        Double noise = checkpoints.isKnown()
                ? Double.valueOf(checkpoints.standardDeviation())
                : seeds.isKnown() ? Double.valueOf(seeds.standardDeviation()) : null;
        String from = checkpoints.isKnown() ? "checkpoints" : seeds.isKnown() ? "seeds" : "none";
        Double averaged = null;
        if (checkpoints.isKnown() && checkpoints.standardDeviation() > 0) {
            averaged = spread(checkpoints.meansByCorpus().values())
                    / (checkpoints.standardDeviation() / Math.sqrt(checkpoints.averaged()));
        }
        return SignalToNoiseBuilder.builder()
                .task(task)
                .metric(question.metric())
                .size(size)
                .signal(signal)
                .signalDeviation(deviation(means))
                .noise(noise)
                .noiseFrom(from)
                .seedNoise(seeds.isKnown() ? seeds.standardDeviation() : null)
                .ratio(noise == null || noise == 0 ? null : signal / noise)
                .ratioOfAveraged(averaged)
                .build();
    }

    /** Replays every size below the target: which pairs it claims at the asked confidence, and how many are right. */
    List<Calibration> calibration() {
        Scores target = book.target();
        if (target.isEmpty()) {
            return List.of();
        }
        List<Calibration> replays = new ArrayList<>();
        for (String size : book.sizes()) {
            if (!size.equals(question.question().targetSize())) {
                for (String task : predictors()) {
                    for (String metric : question.tasks().metrics()) {
                        Calibration replay = replay(book.scores(size, task, metric), target, task, metric);
                        if (replay != null) {
                            replays.add(replay);
                        }
                    }
                }
            }
        }
        return replays;
    }

    /** The question's task and the averages: what decision accuracy asks for the target too. */
    private List<String> predictors() {
        return question.tasks().tasks().stream()
                .filter(task -> task.equals(question.task()) || TaskSet.isAverage(task))
                .toList();
    }

    private @Nullable Calibration replay(Scores scores, Scores target, String task, String metric) {
        SeedNoise noise = SeedNoise.of(scores);
        double[] actual = Scores.aligned(target.seedMean(), target.corpora(), scores.corpora());
        double[] means = scores.seedMean();
        int[] both = IntStream.range(0, means.length)
                .filter(i -> Double.isFinite(means[i]) && Double.isFinite(actual[i]))
                .toArray();
        if (!noise.isKnown() || both.length < 2) {
            return null;
        }
        int[] seeds = IntStream.of(both)
                .map(i -> (int) Arrays.stream(scores.values()[i])
                        .filter(Double::isFinite)
                        .count())
                .toArray();
        MeanPosterior posterior =
                new MeanPosterior(IntStream.of(both).mapToDouble(i -> means[i]).toArray(), seeds, noise);
        double confidence = question.question().confidence();
        MeanPosterior.IntBiPredicate claims = posterior.claimsAt(confidence);
        long claimed = 0;
        long right = 0;
        for (int a = 0; a < both.length; a++) {
            for (int b = 0; b < both.length; b++) {
                if (a != b && claims.test(a, b)) {
                    claimed++;
                    right += Ranks.compare(actual[both[a]], actual[both[b]]) > 0 ? 1 : 0;
                }
            }
        }
        return CalibrationBuilder.builder()
                .size(scores.size())
                .task(task)
                .metric(metric)
                .probability(confidence)
                .pairs((long) both.length * (both.length - 1) / 2)
                .claimed(claimed)
                .right(right)
                .share(claimed == 0 ? null : (double) right / claimed)
                .build();
    }

    private static double spread(double[] values) {
        return Arrays.stream(values).max().orElse(0)
                - Arrays.stream(values).min().orElse(0);
    }

    private static double spread(Collection<Double> values) {
        return spread(values.stream().mapToDouble(v -> v).toArray());
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }
}
