package io.datadecide.language.bench;

import io.datadecide.files.ResidentMemory;
import io.datadecide.language.model.Precision;
import io.datadecide.language.model.TorchRuntime;
import java.util.Arrays;
import java.util.Random;

/**
 * Times training steps and matrix products in turn, so that whatever else the machine does slows both. One workload a
 * process gives honest memory figures.
 */
public final class Throughput {
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

    /** Measures with random tokens, as the published runs are trained; {@link TorchRuntime#start} must have been called. */
    public Measurement measure(Workload workload) {
        return measure(workload, Precision.FLOAT32, 1);
    }

    /**
     * The same with a precision, and several concurrent runs.
     *
     * @param runs stacked in this process
     */
    public Measurement measure(Workload workload, Precision precision, int runs) {
        int[] tokens = new Random(1)
                .ints(workload.tokens(), 0, workload.shape().vocabulary())
                .toArray();
        double[] stepSeconds = new double[steps];
        double[] peaks = new double[steps];
        try (Stepping stepping = Stepping.of(workload, precision, runs);
                MatrixPeak peak = new MatrixPeak(workload.shape(), precision)) {
            for (int i = -warmUpSteps; i < steps; i++) {
                double rate = peak.measure();
                long start = System.nanoTime();
                stepping.step(tokens);
                double seconds = (System.nanoTime() - start) / 1e9;
                if (i >= 0) {
                    stepSeconds[i] = seconds;
                    peaks[i] = rate;
                }
            }
        }
        double median = median(stepSeconds);
        return MeasurementBuilder.builder()
                .workload(workload.name())
                .threads(TorchRuntime.threads())
                .runs(runs)
                .precision(precision)
                .steps(steps)
                .tokensPerSecond(runs * workload.tokens() / median)
                .flopsPerSecond(runs * workload.flops() / median)
                .peakFlopsPerSecond(median(peaks))
                .peakMemoryBytes(ResidentMemory.peakBytes())
                .build();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
