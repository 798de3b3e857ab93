package io.datadecide.decide.scaling.optimize;

/**
 * The minimum of the quadratic model over the variables that the Cauchy point left free: the direct primal method of
 * Byrd, Lu, Nocedal and Zhu (1995), section 5.1, projected on the box as in L-BFGS-B 3.0 (Morales and Nocedal 2011).
 */
final class SubspaceMinimum {
    private SubspaceMinimum() {}

    /** The direction from the start to that minimum, always one of descent and inside the box at length 1. */
    static double[] direction(
            double[] start, double[] gradient, Bounds bounds, double[][] hessian, CauchyPoint cauchy) {
        double[] toCauchy = DenseMatrix.plus(cauchy.point(), -1, start);
        int[] free = cauchy.free(bounds);
        if (free.length == 0) {
            return toCauchy;
        }
        double[] reduced = DenseMatrix.plus(gradient, 1, DenseMatrix.multiply(hessian, toCauchy));
        double[] step = DenseMatrix.solve(hessian, reduced, free);
        if (step.length == 0) {
            return toCauchy;
        }
        double[] projected = bounds.project(DenseMatrix.plus(cauchy.point(), -1, step));
        double[] direction = DenseMatrix.plus(projected, -1, start);
        if (DenseMatrix.dot(direction, gradient) < 0) {
            return direction;
        }
        return DenseMatrix.plus(toCauchy, -room(cauchy.point(), step, bounds), step);
    }

    /** How much of the step fits into the box, at most all of it. */
    private static double room(double[] from, double[] step, Bounds bounds) {
        double room = 1;
        for (int i = 0; i < step.length; i++) {
            if (step[i] > 0) {
                room = Math.min(room, (from[i] - bounds.lower(i)) / step[i]);
            } else if (step[i] < 0) {
                room = Math.min(room, (from[i] - bounds.upper(i)) / step[i]);
            }
        }
        return room;
    }
}
