package io.datadecide.decide.scaling.optimize;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The limited-memory BFGS approximation of the Hessian: the last few steps s and changes of gradient y, applied in turn
 * to θI (Byrd, Nocedal and Schnabel 1994, equations 2.1 and 3.2). With a handful of variables the matrix itself is
 * smaller than the compact representation, and equal to it.
 */
final class CurvatureModel {
    private static final int MEMORY = 10;

    private final int variables;
    private final Deque<double[][]> pairs = new ArrayDeque<>();
    private double[][] matrix;

    CurvatureModel(int variables) {
        this.variables = variables;
        this.matrix = DenseMatrix.diagonal(variables, 1);
    }

    /** The approximation B; not to be changed. */
    double[][] matrix() {
        return matrix;
    }

    /** Whether nothing is known yet, so that B = I. */
    boolean isBlank() {
        return pairs.isEmpty();
    }

    /** Forgets everything. */
    void clear() {
        pairs.clear();
        matrix = DenseMatrix.diagonal(variables, 1);
    }

    /** Takes in a step, unless its curvature is too small or negative: B stays positive definite (1995, equation 3.9). */
    void update(double[] step, double[] gradientChange) {
        double curvature = DenseMatrix.dot(step, gradientChange);
        double size = DenseMatrix.dot(gradientChange, gradientChange);
        if (!(curvature > Math.ulp(1.0) * size)) {
            return;
        }
        if (pairs.size() == MEMORY) {
            pairs.removeFirst();
        }
        pairs.addLast(new double[][] {step, gradientChange});
        double[][] b = DenseMatrix.diagonal(variables, size / curvature);
        for (double[][] pair : pairs) {
            apply(b, pair[0], pair[1]);
        }
        matrix = b;
    }

    /** B ← B − (Bs)(Bs)ᵀ / sᵀBs + yyᵀ / yᵀs. */
    private static void apply(double[][] b, double[] s, double[] y) {
        double[] bs = DenseMatrix.multiply(b, s);
        double sbs = DenseMatrix.dot(s, bs);
        double ys = DenseMatrix.dot(y, s);
        for (int i = 0; i < s.length; i++) {
            for (int j = 0; j < s.length; j++) {
                b[i][j] += y[i] * y[j] / ys - bs[i] * bs[j] / sbs;
            }
        }
    }
}
