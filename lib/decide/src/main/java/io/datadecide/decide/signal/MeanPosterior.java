package io.datadecide.decide.signal;

import io.datadecide.decide.rank.Ranks;
import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/**
 * What the seeds say about the corpora's true means. Model: x_cs = μ_c + ε_cs with one normal ε of unknown σ for all corpora
 * and the usual reference prior p(μ, σ²) ∝ 1/σ². Then, with the pooled s² and its ν degrees of freedom, σ² | x is
 * ν·s²/χ²_ν, μ_c | σ, x is normal(x̄_c, σ²/n_c), and a difference of two means is a Student t with ν degrees of freedom.
 * With two or three seeds ν stays small and the tails stay heavy, which is what keeps the probabilities honest. Seeds that
 * all corpora share would make differences less noisy than this; treating them as independent errs on the side of doubt.
 */
public final class MeanPosterior {

    private static final int SIGMA_NODES = 48;
    private static final double TAIL = 1e-9;
    private static final int VALUE_NODES = 81;
    private static final double REACH = 8;

    private final double[] means;
    private final int[] seeds;
    private final SeedNoise noise;

    /**
     * @param means by corpus, higher is better, all finite
     * @param seeds how many seeds each mean covers, at least 1
     * @param noise must be known
     */
    public MeanPosterior(double[] means, int[] seeds, SeedNoise noise) {
        this.means = means.clone();
        this.seeds = seeds.clone();
        this.noise = noise;
    }

    /** P(μ_a &gt; μ_b). */
    public double probabilityGreater(int a, int b) {
        double error = noise.standardDeviation() * Math.sqrt(1.0 / seeds[a] + 1.0 / seeds[b]);
        if (error == 0) {
            int[] order = Ranks.dense(means);
            return order[a] == order[b] ? 0.5 : order[a] > order[b] ? 1 : 0;
        }
        return new TDistribution(noise.degreesOfFreedom()).cumulativeProbability((means[a] - means[b]) / error);
    }

    /**
     * The claims P(μ_a &gt; μ_b) ≥ confidence, as a question that is cheap to ask of many pairs: the quantile is found once.
     *
     * @param confidence above 0.5
     */
    public IntBiPredicate claimsAt(double confidence) {
        if (noise.standardDeviation() == 0) {
            return (a, b) -> probabilityGreater(a, b) >= confidence;
        }
        double quantile = new TDistribution(noise.degreesOfFreedom()).inverseCumulativeProbability(confidence);
        return (a, b) -> means[a] - means[b]
                >= quantile * noise.standardDeviation() * Math.sqrt(1.0 / seeds[a] + 1.0 / seeds[b]);
    }

    /** A question about two corpora. */
    @FunctionalInterface
    public interface IntBiPredicate {
        boolean test(int a, int b);
    }

    /** P(μ_c is the maximum), by corpus; sums to 1. */
    public double[] probabilityBest() {
        return noise.standardDeviation() == 0 ? bestWithoutNoise() : bestWithNoise();
    }

    private double[] bestWithoutNoise() {
        int[] order = Ranks.dense(means);
        int top = Arrays.stream(order).max().orElse(0);
        long tied = Arrays.stream(order).filter(r -> r == top).count();
        return Arrays.stream(order).mapToDouble(r -> r == top ? 1.0 / tied : 0).toArray();
    }

    /** Integrates over ln(χ²/ν) by the trapezoidal rule, which converges quickly for such smooth, vanishing integrands. */
    private double[] bestWithNoise() {
        double half = noise.degreesOfFreedom() / 2.0;
        double low = Math.log(chiSquareOverNu(half, TAIL));
        double high = Math.log(chiSquareOverNu(half, 1 - TAIL));
        double[] sum = new double[means.length];
        for (int i = 0; i < SIGMA_NODES; i++) {
            double u = low + (high - low) * i / (SIGMA_NODES - 1);
            double density = Math.exp(half * u - half * Math.exp(u) + half * Math.log(half) - Gamma.logGamma(half));
            double sigma = noise.standardDeviation() / Math.exp(u / 2);
            double[] best = bestGivenSigma(sigma);
            for (int c = 0; c < sum.length; c++) {
                sum[c] += density * best[c];
            }
        }
        double total = Arrays.stream(sum).sum();
        return Arrays.stream(sum).map(p -> p / total).toArray();
    }

    /** ∫ φ_c(x) Π_{j≠c} Φ_j(x) dx for every c, over the stretch around the top where the best one can be. */
    private double[] bestGivenSigma(double sigma) {
        double top = Arrays.stream(means).max().orElseThrow();
        double widest = sigma / Math.sqrt(Arrays.stream(seeds).min().orElseThrow());
        double[] best = new double[means.length];
        double[] logBelow = new double[means.length];
        for (int i = 0; i < VALUE_NODES; i++) {
            double x = top + widest * REACH * (2.0 * i / (VALUE_NODES - 1) - 1);
            double total = 0;
            for (int c = 0; c < means.length; c++) {
                double z = (x - means[c]) / (sigma / Math.sqrt(seeds[c]));
                logBelow[c] = Math.log(Math.max(Erf.erfc(-z / Math.sqrt(2)) / 2, Double.MIN_NORMAL));
                total += logBelow[c];
            }
            for (int c = 0; c < means.length; c++) {
                double error = sigma / Math.sqrt(seeds[c]);
                double z = (x - means[c]) / error;
                best[c] += Math.exp(total - logBelow[c] - z * z / 2) / error;
            }
        }
        double sum = Arrays.stream(best).sum();
        return Arrays.stream(best).map(p -> p / sum).toArray();
    }

    /** Quantile of χ²_ν/ν by bisection on the regularised incomplete gamma function. */
    private static double chiSquareOverNu(double half, double probability) {
        double low = -800;
        double high = 10;
        for (int i = 0; i < 80; i++) {
            double middle = (low + high) / 2;
            if (Gamma.regularizedGammaP(half, half * Math.exp(middle)) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp(high);
    }
}
