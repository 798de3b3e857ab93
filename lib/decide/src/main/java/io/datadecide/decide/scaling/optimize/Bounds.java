package io.datadecide.decide.scaling.optimize;

import java.util.Arrays;

/** A box: the minimum and maximum of each variable, infinite where there is none. */
public final class Bounds {
    private final double[] lower;
    private final double[] upper;

    private Bounds(double[] lower, double[] upper) {
        this.lower = lower;
        this.upper = upper;
    }

    /**
     * A box between two corners.
     *
     * @throws IllegalArgumentException if the corners differ in length, or one lower bound is not at most its upper bound
     */
    public static Bounds of(double[] lower, double[] upper) {
        if (lower.length != upper.length) {
            throw new IllegalArgumentException(
                    lower.length + " lower and " + upper.length + " upper bounds; give one of each per variable");
        }
        for (int i = 0; i < lower.length; i++) {
            if (!(lower[i] <= upper[i])) {
                throw new IllegalArgumentException("variable " + i + " has lower bound " + lower[i]
                        + " and upper bound " + upper[i] + "; the lower must not exceed the upper");
            }
        }
        return new Bounds(lower.clone(), upper.clone());
    }

    /** No bounds at all. */
    public static Bounds none(int variables) {
        double[] lower = new double[variables];
        double[] upper = new double[variables];
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        return new Bounds(lower, upper);
    }

    /** Number of variables. */
    public int variables() {
        return lower.length;
    }

    /** Returns the minimum of a variable. */
    public double lower(int variable) {
        return lower[variable];
    }

    /** Returns the maximum of a variable. */
    public double upper(int variable) {
        return upper[variable];
    }

    /** The value of a variable that is nearest to the given one. */
    public double clamp(int variable, double value) {
        return Math.min(Math.max(value, lower[variable]), upper[variable]);
    }

    /** The point of the box nearest to the given one. */
    public double[] project(double[] point) {
        double[] projected = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            projected[i] = clamp(i, point[i]);
        }
        return projected;
    }

    /** Whether going down the gradient would leave the box through this variable. */
    public boolean blocks(int variable, double[] point, double[] gradient) {
        return gradient[variable] > 0 && point[variable] <= lower[variable]
                || gradient[variable] < 0 && point[variable] >= upper[variable];
    }

    /** Returns the maximum component of project(point − gradient) − point: 0 exactly at a stationary point of the box. */
    public double projectedGradientNorm(double[] point, double[] gradient) {
        double norm = 0;
        for (int i = 0; i < point.length; i++) {
            norm = Math.max(norm, Math.abs(clamp(i, point[i] - gradient[i]) - point[i]));
        }
        return norm;
    }
}
