package io.datadecide.decide.scaling.optimize;

import io.datadecide.decide.scaling.optimize.Minimum.Stop;
import io.datadecide.decide.scaling.optimize.WolfeSearch.Trial;
import org.jspecify.annotations.Nullable;

/**
 * L-BFGS-B: a local minimum of a smooth function within bounds (R. H. Byrd, P. Lu, J. Nocedal and C. Zhu, A limited
 * memory algorithm for bound constrained optimization, SIAM J. Sci. Comput. 16, 1995). Made for up to some tens of
 * variables: it keeps the approximate Hessian as a matrix.
 *
 * @param gradientTolerance the projected gradient at which a point counts as stationary
 * @param roundingTolerance the projected gradient that is still good enough where no step lowers the value any more,
 *     because the value's own rounding hides the way down
 * @param mostIterations steps after which to give up
 */
public record LbfgsB(double gradientTolerance, double roundingTolerance, int mostIterations) {

    /** Asks for a projected gradient of 1e-10, as the published fits of the scaling laws do. */
    public LbfgsB() {
        this(1e-10, 1e-6, 5_000);
    }

    /** Minimises from a start, which is first moved into the bounds. */
    public Minimum minimise(Objective objective, double[] start, Bounds bounds) {
        double[] point = bounds.project(start);
        double[] gradient = new double[point.length];
        double value = objective.evaluate(point, gradient);
        Trial current = new Trial(0, point, value, gradient, 0);
        double norm = bounds.projectedGradientNorm(point, gradient);
        if (!Double.isFinite(value) || !Double.isFinite(norm)) {
            return new Minimum(point, value, norm, 0, 1, Stop.NOT_FINITE);
        }
        return descend(objective, bounds, current);
    }

    private Minimum descend(Objective objective, Bounds bounds, Trial start) {
        CurvatureModel model = new CurvatureModel(start.point().length);
        Trial current = start;
        int evaluations = 1;
        for (int iteration = 0; iteration < mostIterations; iteration++) {
            double norm = bounds.projectedGradientNorm(current.point(), current.gradient());
            if (norm <= gradientTolerance) {
                return minimum(current, norm, iteration, evaluations, Stop.STATIONARY);
            }
            double[] direction = direction(current, bounds, model);
            WolfeSearch search = new WolfeSearch(objective, bounds, current, direction);
            Trial next = search.search(firstLength(model, direction), longest(current.point(), direction, bounds));
            evaluations += search.evaluations();
            if (next != null) {
                model.update(
                        DenseMatrix.plus(next.point(), -1, current.point()),
                        DenseMatrix.plus(next.gradient(), -1, current.gradient()));
                current = next;
            } else if (model.isBlank()) {
                Stop stop = norm <= roundingTolerance ? Stop.NO_FURTHER_DECREASE : Stop.STALLED;
                return minimum(current, norm, iteration, evaluations, stop);
            } else {
                model.clear(); // a stale model may point the wrong way: steepest descent gets the last word
            }
        }
        double norm = bounds.projectedGradientNorm(current.point(), current.gradient());
        return minimum(current, norm, mostIterations, evaluations, Stop.ITERATIONS);
    }

    private static double[] direction(Trial current, Bounds bounds, CurvatureModel model) {
        CauchyPoint cauchy = CauchyPoint.of(current.point(), current.gradient(), bounds, model.matrix());
        return SubspaceMinimum.direction(current.point(), current.gradient(), bounds, model.matrix(), cauchy);
    }

    /** The model knows the scale once it has seen a step; before that a step of length 1 is a modest guess. */
    private static double firstLength(CurvatureModel model, double[] direction) {
        return model.isBlank() ? Math.min(1, 1 / Math.sqrt(DenseMatrix.dot(direction, direction))) : 1;
    }

    private static double longest(double[] point, double[] direction, Bounds bounds) {
        double longest = 1e10;
        for (int i = 0; i < point.length; i++) {
            if (direction[i] != 0) {
                double bound = direction[i] > 0 ? bounds.upper(i) : bounds.lower(i);
                longest = Math.min(longest, (bound - point[i]) / direction[i]);
            }
        }
        return Math.max(longest, 1); // the direction ends inside the box, whatever rounding says
    }

    private static Minimum minimum(Trial at, double norm, int iterations, int evaluations, Stop stop) {
        return new Minimum(at.point(), at.value(), norm, iterations, evaluations, stop);
    }

    /** Minimises from one start after another until one converges; the last failure when none does. */
    public Minimum minimiseFromAny(Objective objective, Iterable<double[]> starts, Bounds bounds) {
        @Nullable Minimum last = null;
        for (double[] start : starts) {
            last = minimise(objective, start, bounds);
            if (last.converged()) {
                return last;
            }
        }
        if (last == null) {
            throw new IllegalArgumentException("no start to minimise from; give at least one");
        }
        return last;
    }
}
