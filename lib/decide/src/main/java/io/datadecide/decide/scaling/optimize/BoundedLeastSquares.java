package io.datadecide.decide.scaling.optimize;

import io.datadecide.decide.scaling.optimize.Minimum.Stop;
import java.util.stream.IntStream;

/**
 * Nonlinear least squares within bounds: Levenberg–Marquardt steps in the variables that no bound blocks, projected on
 * the box, with Nielsen's rule for the damping (H. B. Nielsen, Damping parameter in Marquardt's method, 1999).
 *
 * @param tolerance relative reduction of the sum of squares, and relative length of a step, below which it has converged
 * @param mostEvaluations evaluations after which to give up
 */
public record BoundedLeastSquares(double tolerance, int mostEvaluations) {
    private static final double FIRST_DAMPING = 1e-3;
    private static final double MOST_DAMPING = 1e16;

    /** Converges to twelve digits of the sum of squares. */
    public BoundedLeastSquares() {
        this(1e-12, 5_000);
    }

    /**
     * Minimises the sum of squares from a start, which is first moved into the bounds.
     *
     * @param observations number of residuals
     * @return the minimum; its value is the sum of squares
     */
    public Minimum minimise(Residuals residuals, int observations, double[] start, Bounds bounds) {
        NormalEquations current = NormalEquations.at(bounds.project(start), residuals, observations);
        if (!current.isFinite()) {
            return current.minimum(bounds, 0, 1, Stop.NOT_FINITE);
        }
        double damping = FIRST_DAMPING;
        double growth = 2;
        int iterations = 0;
        for (int evaluations = 1; evaluations < mostEvaluations; evaluations++) {
            double[] step = step(current, damping, bounds);
            if (DenseMatrix.dot(step, step) == 0) {
                return current.minimum(bounds, iterations, evaluations, Stop.STATIONARY);
            }
            NormalEquations next =
                    NormalEquations.at(DenseMatrix.plus(current.point(), 1, step), residuals, observations);
            double gain = current.sum() - next.sum();
            double ratio = gain / current.expectedGain(step);
            boolean small = isShort(step, current.point());
            if (next.isFinite() && gain > 0) {
                boolean flat = gain <= tolerance * current.sum() && ratio > 0.25;
                current = next;
                iterations++;
                damping *= Math.max(1.0 / 3, 1 - Math.pow(2 * ratio - 1, 3));
                growth = 2;
                if (flat || small) {
                    return current.minimum(bounds, iterations, evaluations + 1, Stop.STATIONARY);
                }
            } else if (small || damping > MOST_DAMPING) {
                return current.minimum(bounds, iterations, evaluations + 1, Stop.NO_FURTHER_DECREASE);
            } else {
                damping *= growth;
                growth *= 2;
            }
        }
        return current.minimum(bounds, iterations, mostEvaluations, Stop.ITERATIONS);
    }

    /** The damped Gauss–Newton step in the unblocked variables, cut at the bounds. */
    private static double[] step(NormalEquations at, double damping, Bounds bounds) {
        int[] free = IntStream.range(0, at.point().length)
                .filter(i -> !bounds.blocks(i, at.point(), at.gradient()))
                .toArray();
        double[] step = DenseMatrix.solve(at.damped(damping), at.gradient(), free);
        double[] to = step.length == 0 ? at.point() : DenseMatrix.plus(at.point(), -1, step);
        return DenseMatrix.plus(bounds.project(to), -1, at.point());
    }

    private boolean isShort(double[] step, double[] point) {
        return Math.sqrt(DenseMatrix.dot(step, step))
                <= tolerance * (tolerance + Math.sqrt(DenseMatrix.dot(point, point)));
    }
}
