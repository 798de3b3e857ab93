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
    private final int sequences;
    private final int length;

    TokenBatch(NDManager manager, int sequences, int length) {
        this.sequences = sequences;
        this.length = length;
        this.tensor = manager.zeros(new Shape(sequences, length), DataType.INT32);
        this.values = tensor.toByteBuffer(true).asIntBuffer();
    }

    boolean fits(int otherSequences, int otherLength) {
        return sequences == otherSequences && length == otherLength;
    }

    /** Row-major token ids, [sequences, length]. */
    NDArray filledWith(int[] tokens) {
        values.put(0, tokens);
        return tensor;
    }

    @Override
    public void close() {
        tensor.close();
    }
}
