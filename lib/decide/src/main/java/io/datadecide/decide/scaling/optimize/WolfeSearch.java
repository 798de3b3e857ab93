package io.datadecide.decide.scaling.optimize;

import org.jspecify.annotations.Nullable;

/**
 * A line search for the strong Wolfe conditions: bracket, then zoom by safeguarded cubic interpolation (Nocedal and
 * Wright, Numerical Optimization, 2nd edition, algorithms 3.5 and 3.6), with the constants of L-BFGS-B.
 */
final class WolfeSearch {
    private static final double SUFFICIENT_DECREASE = 1e-3;
    private static final double CURVATURE = 0.9;
    private static final int MOST_TRIALS = 40;

    private final Objective objective;
    private final Bounds bounds;
    private final double[] start;
    private final double[] direction;
    private final double startValue;
    private final double startSlope;
    private int trials;

    WolfeSearch(Objective objective, Bounds bounds, Trial from, double[] direction) {
        this.objective = objective;
        this.bounds = bounds;
        this.start = from.point();
        this.direction = direction;
        this.startValue = from.value();
        this.startSlope = DenseMatrix.dot(from.gradient(), direction);
    }

    /** Evaluations made so far. */
    int evaluations() {
        return trials;
    }

    /**
     * Searches from the start along the direction.
     *
     * @param first length to try first
     * @param longest length at which the direction leaves the box
     * @return a point that is lower than the start, or null when there is none
     */
    @Nullable
    Trial search(double first, double longest) {
        if (!(startSlope < 0)) {
            return null;
        }
        Trial before = at(0, start, startValue, new double[0], startSlope);
        double length = Math.min(first, longest);
        while (trials < MOST_TRIALS) {
            Trial trial = evaluate(length);
            if (!decreasesEnough(trial) || before.length() > 0 && trial.value() >= before.value()) {
                return zoom(before, trial);
            }
            if (Math.abs(trial.slope()) <= -CURVATURE * startSlope || length >= longest) {
                return trial;
            }
            if (trial.slope() >= 0) {
                return zoom(trial, before);
            }
            before = trial;
            length = Math.min(4 * length, longest);
        }
        return lower(before);
    }

    /** Narrows down between the lowest point so far and another beyond a minimum. */
    private @Nullable Trial zoom(Trial low, Trial high) {
        Trial lowest = low;
        Trial other = high;
        while (trials < MOST_TRIALS && lowest.length() != other.length()) {
            double length = between(lowest, other);
            if (length == lowest.length() || length == other.length()) {
                break;
            }
            Trial trial = evaluate(length);
            if (!decreasesEnough(trial) || trial.value() >= lowest.value()) {
                other = trial;
                continue;
            }
            if (Math.abs(trial.slope()) <= -CURVATURE * startSlope) {
                return trial;
            }
            if (trial.slope() * (other.length() - lowest.length()) >= 0) {
                other = lowest;
            }
            lowest = trial;
        }
        return lower(lowest);
    }

    private @Nullable Trial lower(Trial trial) {
        return trial.length() > 0 && trial.value() < startValue ? trial : null;
    }

    private boolean decreasesEnough(Trial trial) {
        return trial.value() <= startValue + SUFFICIENT_DECREASE * trial.length() * startSlope;
    }

    /** Minimum of the cubic through both ends, kept off the ends by a tenth; the middle where there is no such cubic. */
    private static double between(Trial a, Trial b) {
        double width = b.length() - a.length();
        double middle = a.length() + width / 2;
        double theta = a.slope() + b.slope() - 3 * (b.value() - a.value()) / width;
        double root = Math.sqrt(theta * theta - a.slope() * b.slope()) * Math.signum(width);
        double share = 1 - (b.slope() + root - theta) / (b.slope() - a.slope() + 2 * root);
        return share >= 0.1 && share <= 0.9 ? a.length() + share * width : middle;
    }

    private Trial evaluate(double length) {
        trials++;
        double[] point = bounds.project(DenseMatrix.plus(start, length, direction));
        double[] gradient = new double[point.length];
        double value = objective.evaluate(point, gradient);
        double slope = DenseMatrix.dot(gradient, direction);
        boolean finite = Double.isFinite(value) && Double.isFinite(slope);
        return at(length, point, finite ? value : Double.POSITIVE_INFINITY, gradient, slope);
    }

    private static Trial at(double length, double[] point, double value, double[] gradient, double slope) {
        return new Trial(length, point, value, gradient, slope);
    }

    /**
     * A point of the search.
     *
     * @param length how many directions from the start
     * @param slope derivative along the direction
     */
    @SuppressWarnings("ArrayRecordComponent") // lives within one iteration
    record Trial(double length, double[] point, double value, double[] gradient, double slope) {}
}
