package io.datadecide.decide.scaling.law;

import io.datadecide.decide.scaling.optimize.BoundedLeastSquares;
import io.datadecide.decide.scaling.optimize.Bounds;
import io.datadecide.decide.scaling.optimize.Minimum;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Step 2, from task loss to metric: a / (1 + exp(−k (L − L0))) + b with a in [−1, 0], L0 ≥ 0, k ≥ 0, b in [0, 1]
 * (Bhagia et al. 2024, arXiv 2412.04403, section 3.2); parameters (a, L0, k, b).
 */
public final class Sigmoid {
    private static final Bounds BOUNDS = Bounds.of(
            new double[] {-1, 0, 0, 0}, new double[] {0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 1});

    private static final BoundedLeastSquares OPTIMISER = new BoundedLeastSquares();

    private Sigmoid() {}

    /**
     * Where fits start, to be tried in turn until one converges; values beyond the bounds are moved onto them.
     *
     * @param chance what guessing scores
     */
    static List<double[]> starts(double chance) {
        return List.of(
                new double[] {chance - 1, 0.9, 3, 1},
                new double[] {-0.7, 0.6, 7, 1},
                new double[] {-0.7, 1.4, 3.2, 1.3},
                new double[] {-2.7, 1.4, 3.2, 1.3},
                new double[] {-0.09, 0.6, 6.5, 0.1},
                new double[] {-0.64, -0.41, 12.7, 1.05});
    }

    /** The metric at a loss. */
    public static double value(double[] p, double loss) {
        return p[0] / (1 + Math.exp(-p[2] * (loss - p[1]))) + p[3];
    }

    /**
     * Least squares through points of loss and metric; needs more points than the four parameters.
     *
     * @param losses task losses
     * @param metrics metrics, as many as losses
     * @param chance what guessing scores
     */
    public static Fit fit(double[] losses, double[] metrics, double chance) {
        if (losses.length <= BOUNDS.variables()) {
            return new Fit.Failed("a sigmoid's 4 parameters need at least 5 checkpoints; there are " + losses.length);
        }
        Fit fit = new Fit.Failed("there is no start");
        for (double[] start : starts(chance)) {
            Minimum minimum = OPTIMISER.minimise(
                    (p, residuals, jacobian) -> residuals(losses, metrics, p, residuals, jacobian),
                    losses.length,
                    start,
                    BOUNDS);
            fit = Fit.of(minimum);
            if (fit instanceof Fit.Converged) {
                return fit;
            }
        }
        return fit;
    }

    /** Parameters by the paper's letters. */
    public static SequencedMap<String, Double> named(double[] p) {
        SequencedMap<String, Double> names = new LinkedHashMap<>();
        names.put("a", p[0]);
        names.put("L0", p[1]);
        names.put("k", p[2]);
        names.put("b", p[3]);
        return names;
    }

    private static void residuals(
            double[] losses, double[] metrics, double[] p, double[] residuals, double[][] jacobian) {
        for (int i = 0; i < losses.length; i++) {
            double rise = 1 / (1 + Math.exp(-p[2] * (losses[i] - p[1])));
            double steepness = p[0] * rise * (1 - rise);
            residuals[i] = p[0] * rise + p[3] - metrics[i];
            jacobian[i][0] = rise;
            jacobian[i][1] = -steepness * p[2];
            jacobian[i][2] = steepness * (losses[i] - p[1]);
            jacobian[i][3] = 1;
        }
    }
}
