package io.datadecide.language.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.IntBuffer;

/** A tensor of token ids that is filled again for every step, so that a step allocates nothing outside the script. */
final class TokenBatch implements AutoCloseable {
    private final NDArray tensor;
    private final IntBuffer values;

    TokenBatch(NDManager manager, Shape shape) {
        this.tensor = manager.zeros(shape, DataType.INT32);
        this.values = tensor.toByteBuffer(true).asIntBuffer();
    }

    boolean fits(Shape shape) {
        return tensor.getShape().equals(shape);
    }

    /** Writes row-major token ids at an element. */
    void fill(int at, int[] tokens) {
        values.put(at, tokens);
    }

    NDArray tensor() {
        return tensor;
    }

    @Override
    public void close() {
        tensor.close();
    }
}
