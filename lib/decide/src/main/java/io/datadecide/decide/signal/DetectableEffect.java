package io.datadecide.decide.signal;

import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Which differences between two corpora a number of seeds can show.
 *
 * @param noise of one seed's value; must be known
 * @param confidence probability from which a difference counts as shown
 */
public record DetectableEffect(SeedNoise noise, double confidence) {

    private static final double POWER = 0.8;
    private static final int MOST_SEEDS = 1_000;

    /**
     * The true difference that shows with the confidence four times out of five: (t_ν,confidence + t_ν,0.8)·s·√(2/n), the
     * usual approximation of the power of a t test.
     */
    public double smallest(int seeds) {
        return smallest(seeds, noise.degreesOfFreedom());
    }

    /** The fewest seeds a corpus that would show the difference; null when more than a thousand. */
    public @Nullable Integer seedsFor(double difference, int corpora) {
        if (difference <= 0) {
            return null;
        }
        int low = 1;
        int high = MOST_SEEDS;
        if (smallest(high, corpora * (high - 1)) > difference) {
            return null;
        }
        while (low < high) {
            int middle = (low + high) / 2;
            if (smallest(middle, Math.max(1, corpora * (middle - 1))) <= difference) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Math.max(2, low);
    }

    private double smallest(int seeds, int degreesOfFreedom) {
        TDistribution t = new TDistribution(degreesOfFreedom);
        return (t.inverseCumulativeProbability(confidence) + t.inverseCumulativeProbability(POWER))
                * noise.standardDeviation()
                * Math.sqrt(2.0 / seeds);
    }
}
