package io.datadecide.scorer.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.datadecide.language.model.TorchRuntime;

/** Measures single-precision matrix multiplication on one thread: the upper bound for any model on this machine. */
public final class GemmPeak {
    private static final int MATRIX = 1536;
    private static final int MULTIPLICATIONS = 7;

    private GemmPeak() {}

    /** Returns the GFLOP/s of the fastest of several multiplications. */
    public static double gigaflops() {
        try (NDManager manager = TorchRuntime.newManager()) {
            NDArray a = manager.randomUniform(-1, 1, new Shape(MATRIX, MATRIX));
            NDArray b = manager.randomUniform(-1, 1, new Shape(MATRIX, MATRIX));
            long best = Long.MAX_VALUE;
            for (int i = 0; i < MULTIPLICATIONS; i++) {
                long started = System.nanoTime();
                a.matMul(b).close();
                best = Math.min(best, System.nanoTime() - started);
            }
            return 2.0 * MATRIX * MATRIX * MATRIX / best;
        }
    }
}
