package io.datadecide.language.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.datadecide.language.model.TorchRuntime;

/** The rate of a large float32 matrix product: what a training step could reach at best with this library here. */
final class MatrixPeak implements AutoCloseable {
    private static final int SIDE = 1536;

    private final NDManager manager = TorchRuntime.newManager();
    private final NDArray left = manager.ones(new Shape(SIDE, SIDE));
    private final NDArray right = manager.ones(new Shape(SIDE, SIDE));

    /** Floating-point operations per second of one product. */
    double measure() {
        long start = System.nanoTime();
        left.matMul(right).close();
        return 2.0 * SIDE * SIDE * SIDE / (System.nanoTime() - start) * 1e9;
    }

    @Override
    public void close() {
        manager.close();
    }
}
