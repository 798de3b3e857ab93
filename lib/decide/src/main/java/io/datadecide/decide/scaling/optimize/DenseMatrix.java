package io.datadecide.decide.scaling.optimize;

import java.util.Arrays;

/** The little linear algebra that a handful of variables needs, without an allocation per entry. */
final class DenseMatrix {
    private DenseMatrix() {}

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double[] multiply(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            product[i] = dot(matrix[i], vector);
        }
        return product;
    }

    /** a + factor · b. */
    static double[] plus(double[] a, double factor, double[] b) {
        double[] sum = a.clone();
        for (int i = 0; i < a.length; i++) {
            sum[i] += factor * b[i];
        }
        return sum;
    }

    /** A square matrix with one number on its diagonal. */
    static double[][] diagonal(int size, double value) {
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            matrix[i][i] = value;
        }
        return matrix;
    }

    /**
     * Solves S x = b for a symmetric S by Cholesky decomposition.
     *
     * @param kept indices of the rows and columns of the matrix that make up S, and of the entries of b
     * @return x at the kept indices and 0 elsewhere; empty when S is not positive definite
     */
    static double[] solve(double[][] matrix, double[] right, int[] kept) {
        int n = kept.length;
        double[][] factor = new double[n][n];
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[kept[i]][kept[j]];
                for (int k = 0; k < j; k++) {
                    rest -= factor[i][k] * factor[j][k];
                }
                if (i == j && !(rest > 0)) {
                    return new double[0];
                }
                factor[i][j] = i == j ? Math.sqrt(rest) : rest / factor[j][j];
            }
        }
        substitute(factor, right, kept, x);
        double[] solution = new double[right.length];
        for (int i = 0; i < n; i++) {
            solution[kept[i]] = x[i];
        }
        return Arrays.stream(x).allMatch(Double::isFinite) ? solution : new double[0];
    }

    private static void substitute(double[][] factor, double[] right, int[] kept, double[] x) {
        int n = x.length;
        for (int i = 0; i < n; i++) {
            double rest = right[kept[i]];
            for (int k = 0; k < i; k++) {
                rest -= factor[i][k] * x[k];
            }
            x[i] = rest / factor[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double rest = x[i];
            for (int k = i + 1; k < n; k++) {
                rest -= factor[k][i] * x[k];
            }
            x[i] = rest / factor[i][i];
        }
    }
}
