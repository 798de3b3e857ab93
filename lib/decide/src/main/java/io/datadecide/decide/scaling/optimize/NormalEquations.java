package io.datadecide.decide.scaling.optimize;

import io.datadecide.decide.scaling.optimize.Minimum.Stop;

/**
 * A linearised least-squares problem at a point.
 *
 * @param sum sum of squared residuals r
 * @param gradient Jᵀr: half the gradient of the sum
 * @param matrix JᵀJ
 */
@SuppressWarnings("ArrayRecordComponent") // lives within one iteration
record NormalEquations(double[] point, double sum, double[] gradient, double[][] matrix) {
    static NormalEquations at(double[] point, Residuals residuals, int observations) {
        int n = point.length;
        double[] r = new double[observations];
        double[][] j = new double[observations][n];
        residuals.evaluate(point, r, j);
        double[] gradient = new double[n];
        double[][] matrix = new double[n][n];
        for (int row = 0; row < observations; row++) {
            for (int a = 0; a < n; a++) {
                gradient[a] += j[row][a] * r[row];
                for (int b = 0; b <= a; b++) {
                    matrix[a][b] += j[row][a] * j[row][b];
                }
            }
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                matrix[b][a] = matrix[a][b];
            }
        }
        return new NormalEquations(point, DenseMatrix.dot(r, r), gradient, matrix);
    }

    boolean isFinite() {
        return Double.isFinite(sum) && Double.isFinite(DenseMatrix.dot(gradient, gradient));
    }

    /** JᵀJ + λ diag(JᵀJ); a variable that moves nothing is held by the damping alone. */
    double[][] damped(double damping) {
        double[][] damped = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            damped[i] = matrix[i].clone();
            damped[i][i] += damping * Math.max(matrix[i][i], Double.MIN_NORMAL);
        }
        return damped;
    }

    /** By how much the linearised problem says that a step lowers the sum. */
    double expectedGain(double[] step) {
        return -2 * DenseMatrix.dot(step, gradient) - DenseMatrix.dot(step, DenseMatrix.multiply(matrix, step));
    }

    Minimum minimum(Bounds bounds, int iterations, int evaluations, Stop stop) {
        return new Minimum(point, sum, bounds.projectedGradientNorm(point, gradient), iterations, evaluations, stop);
    }
}
