package io.datadecide.language.bench;

import io.datadecide.language.model.TorchRuntime;
import io.datadecide.language.train.OptimizerSettings;
import io.datadecide.language.train.TrainingSession;
import java.util.Arrays;
import java.util.Random;

/**
 * Times training steps and matrix products in turn, so that whatever else the machine does slows both. One workload a
 * process gives honest memory figures.
 */
public final class Throughput {
    private static final double LEARNING_RATE = 1e-3;

    private final int warmUpSteps;
    private final int steps;

    /**
     * A measurement of so many steps.
     *
     * @param warmUpSteps steps before the first timed one
     */
    public Throughput(int warmUpSteps, int steps) {
        this.warmUpSteps = warmUpSteps;
        this.steps = steps;
    }

    /** Measures with random tokens; {@link TorchRuntime#start} must have been called. */
    public Measurement measure(Workload workload) {
        int[] tokens = new Random(1)
                .ints(workload.tokens(), 0, workload.shape().vocabulary())
                .toArray();
        double[] stepSeconds = new double[steps];
        double[] peaks = new double[steps];
        try (TrainingSession session = TrainingSession.create(
                        workload.shape(), OptimizerSettings.DATADECIDE, workload.sequences(), 1);
                MatrixPeak peak = new MatrixPeak()) {
            for (int i = -warmUpSteps; i < steps; i++) {
                double rate = peak.measure();
                long start = System.nanoTime();
                session.step(tokens, workload.length(), LEARNING_RATE);
                double seconds = (System.nanoTime() - start) / 1e9;
                if (i >= 0) {
                    stepSeconds[i] = seconds;
                    peaks[i] = rate;
                }
            }
        }
        double median = median(stepSeconds);
        return new Measurement(
                workload.name(),
                TorchRuntime.threads(),
                steps,
                workload.tokens() / median,
                workload.flops() / median,
                median(peaks),
                ResidentMemory.peakBytes());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
