package io.datadecide.decide.signal;

import io.datadecide.decide.rank.Scores;
import java.util.Arrays;

/**
 * Noise of one value of one corpus, pooled over corpora: with two or three seeds a corpus alone says next to nothing about
 * its variance, twenty-five of them together do. Pooled s² = Σ_c Σ_s (x_cs − x̄_c)² / Σ_c (n_c − 1).
 *
 * @param standardDeviation of a single seed's value around its corpus' mean; NaN when no corpus has two seeds
 * @param degreesOfFreedom Σ_c (n_c − 1)
 */
public record SeedNoise(double standardDeviation, int degreesOfFreedom) {

    private static final double ROUNDING = 1e-15;

    public static SeedNoise of(Scores scores) {
        double squares = 0;
        double largest = 0;
        int degrees = 0;
        for (double[] row : scores.values()) {
            double[] values = Arrays.stream(row).filter(Double::isFinite).toArray();
            double mean = Arrays.stream(values).average().orElse(0);
            for (double value : values) {
                squares += (value - mean) * (value - mean);
                largest = Math.max(largest, Math.abs(value));
            }
            degrees += Math.max(0, values.length - 1);
        }
        double deviation = degrees == 0 ? Double.NaN : Math.sqrt(squares / degrees);
        return new SeedNoise(deviation <= ROUNDING * largest ? 0 : deviation, degrees);
    }

    /** Whether any corpus has two seeds. */
    public boolean isKnown() {
        return degreesOfFreedom > 0;
    }

    /** Standard error of a mean over so many seeds. */
    public double standardError(int seeds) {
        return standardDeviation / Math.sqrt(seeds);
    }
}
