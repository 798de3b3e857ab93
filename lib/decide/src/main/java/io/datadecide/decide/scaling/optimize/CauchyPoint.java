package io.datadecide.decide.scaling.optimize;

import java.util.stream.IntStream;

/**
 * The first minimum of the quadratic model along the projected path of steepest descent: algorithm CP of Byrd, Lu,
 * Nocedal and Zhu (1995), section 4, with the Hessian kept whole.
 *
 * @param point the minimum; variables that met a bound on the way lie on it
 */
@SuppressWarnings("ArrayRecordComponent") // lives within one iteration
record CauchyPoint(double[] point) {
    static CauchyPoint of(double[] start, double[] gradient, Bounds bounds, double[][] hessian) {
        int n = start.length;
        double[] breaks = new double[n];
        double[] direction = new double[n];
        for (int i = 0; i < n; i++) {
            breaks[i] = breakpoint(i, start, gradient, bounds);
            direction[i] = breaks[i] > 0 ? -gradient[i] : 0;
        }
        int[] order = IntStream.range(0, n)
                .filter(i -> breaks[i] > 0 && Double.isFinite(breaks[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(breaks[a], breaks[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] moved = new double[n];
        double time = 0;
        for (int next : order) {
            double best = time + minimiser(gradient, direction, moved, hessian);
            if (best < breaks[next]) {
                return at(start, moved, direction, best - time, bounds);
            }
            moved = DenseMatrix.plus(moved, breaks[next] - time, direction);
            moved[next] = (direction[next] > 0 ? bounds.upper(next) : bounds.lower(next)) - start[next];
            time = breaks[next];
            direction[next] = 0;
        }
        return at(start, moved, direction, minimiser(gradient, direction, moved, hessian), bounds);
    }

    /** Variables that do not lie on a bound and can move. */
    int[] free(Bounds bounds) {
        return IntStream.range(0, point.length)
                .filter(i -> point[i] > bounds.lower(i) && point[i] < bounds.upper(i))
                .toArray();
    }

    private static double breakpoint(int i, double[] start, double[] gradient, Bounds bounds) {
        if (gradient[i] == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double bound = gradient[i] < 0 ? bounds.upper(i) : bounds.lower(i);
        return (start[i] - bound) / gradient[i];
    }

    /** Distance along the direction to the model's minimum, from the current point of the path; never negative. */
    private static double minimiser(double[] gradient, double[] direction, double[] moved, double[][] hessian) {
        double[] curved = DenseMatrix.multiply(hessian, direction);
        double slope = DenseMatrix.dot(gradient, direction) + DenseMatrix.dot(curved, moved);
        double curvature = DenseMatrix.dot(direction, curved);
        return slope >= 0 || curvature <= 0 ? 0 : -slope / curvature;
    }

    private static CauchyPoint at(double[] start, double[] moved, double[] direction, double length, Bounds bounds) {
        double[] point = DenseMatrix.plus(start, 1, DenseMatrix.plus(moved, length, direction));
        return new CauchyPoint(bounds.project(point));
    }
}
