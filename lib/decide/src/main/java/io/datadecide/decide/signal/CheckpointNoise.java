package io.datadecide.decide.signal;

import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.Measure;
import io.datadecide.decide.evidence.Run;
import io.datadecide.decide.rank.SharedSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Noise of a value along the end of training: each run's standard deviation over its last checkpoints, not detrended, and
 * the mean of that over runs (Heineman et al. 2025, arXiv 2508.13144).
 *
 * @param standardDeviation NaN when no run has two checkpoints with a value
 * @param degreesOfFreedom Σ over runs of (checkpoints − 1)
 * @param meansByCorpus mean over runs and their last checkpoints
 * @param averaged checkpoints that a mean covers, averaged over runs
 */
public record CheckpointNoise(
        double standardDeviation, int degreesOfFreedom, Map<String, Double> meansByCorpus, double averaged) {

    /** Checkpoints at the end of a run that count. */
    public static final int LAST = 5;

    public static CheckpointNoise of(Evidence evidence, SharedSteps size, List<Measure> parts) {
        double deviations = 0;
        int runs = 0;
        int checkpoints = 0;
        Map<String, List<Double>> means = new TreeMap<>();
        for (Run run : size.runs()) {
            double[] values = last(evidence, run, parts);
            if (values.length > 0) {
                means.computeIfAbsent(run.corpus(), c -> new ArrayList<>()).add(mean(values));
            }
            if (values.length > 1) {
                deviations += deviation(values);
                runs++;
                checkpoints += values.length;
            }
        }
        Map<String, Double> byCorpus = new TreeMap<>();
        means.forEach((corpus, m) ->
                byCorpus.put(corpus, m.stream().mapToDouble(v -> v).average().orElseThrow()));
        return new CheckpointNoise(
                runs == 0 ? Double.NaN : deviations / runs,
                checkpoints - runs,
                byCorpus,
                runs == 0 ? 1 : (double) checkpoints / runs);
    }

    public boolean isKnown() {
        return degreesOfFreedom > 0;
    }

    private static double[] last(Evidence evidence, Run run, List<Measure> parts) {
        List<Double> values = new ArrayList<>();
        List<Integer> checkpoints = run.checkpoints().reversed();
        for (int i = 0; i < checkpoints.size() && values.size() < LAST; i++) {
            double sum = 0;
            for (Measure part : parts) {
                sum += evidence.value(checkpoints.get(i), part);
            }
            if (!parts.isEmpty() && Double.isFinite(sum)) {
                values.add(sum / parts.size());
            }
        }
        return values.stream().mapToDouble(v -> v).toArray();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    static double deviation(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }
}
