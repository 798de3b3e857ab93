package io.datadecide.language.model;

/**
 * Random numbers of a normal distribution, cut off at three standard deviations by drawing again, as OLMo initialises.
 * A pure function of seed and tensor name on every machine: SplitMix64 and the polar method with StrictMath.
 */
final class TruncatedNormal {
    private static final double CUT = 3;

    private final double standardDeviation;
    private long state;
    private double spare = Double.NaN;

    TruncatedNormal(long seed, String name, double standardDeviation) {
        this.standardDeviation = standardDeviation;
        long hash = mix(seed);
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash ^ name.charAt(i));
        }
        this.state = hash;
    }

    float next() {
        double normal = normal();
        while (Math.abs(normal) > CUT) {
            normal = normal();
        }
        return (float) (normal * standardDeviation);
    }

    private double normal() {
        if (!Double.isNaN(spare)) {
            double normal = spare;
            spare = Double.NaN;
            return normal;
        }
        double x;
        double y;
        double square;
        do {
            x = uniform();
            y = uniform();
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
        spare = y * factor;
        return x * factor;
    }

    /** Uniform in [-1, 1). */
    private double uniform() {
        state += 0x9E3779B97F4A7C15L;
        return (mix(state) >> 11) * 0x1.0p-52;
    }

    /** Finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
