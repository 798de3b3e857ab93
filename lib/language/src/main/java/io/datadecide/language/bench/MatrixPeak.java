package io.datadecide.language.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.datadecide.language.model.LadderScript;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.Precision;
import io.datadecide.language.model.TorchRuntime;

/**
 * The rate of a large matrix product in the precision of the training: what a step could reach at best with this library here.
 * It is computed by the same script, and waited for.
 */
final class MatrixPeak implements AutoCloseable {
    private static final int SIDE = 1536;
    /** A GPU is done with the smaller one before it has begun. */
    private static final int GPU_SIDE = 8192;

    private final NDManager manager = TorchRuntime.newManager();
    private final int side = manager.getDevice().isGpu() ? GPU_SIDE : SIDE;
    private final NDArray left = manager.ones(new Shape(side, side));
    private final NDArray right = manager.ones(new Shape(side, side));
    private final LadderScript script;

    MatrixPeak(ModelShape anyShape, Precision precision) {
        script = LadderScript.load(manager, anyShape, precision);
    }

    /** Floating-point operations per second of one product. */
    double measure() {
        long start = System.nanoTime();
        try (NDArray corner = script.evaluate(manager, "product_corner", left, right)) {
            corner.getFloat();
        }
        return 2.0 * side * side * side / (System.nanoTime() - start) * 1e9;
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }
}
