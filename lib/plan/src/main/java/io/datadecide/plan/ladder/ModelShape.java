package io.datadecide.plan.ladder;

import java.util.Objects;

/**
 * The shape of one decoder: everything that its parameter count follows from.
 *
 * @param name name of the size, as in tables and run names
 * @param layers decoder blocks
 * @param width model width d
 * @param heads attention heads; {@code width / heads} is even, for the rotary embeddings
 * @param mlpHidden inner width of one SwiGLU branch (the gate and the up projection are each {@code width × mlpHidden})
 * @param vocabulary rows of the embedding and the head: the tokenizer's vocabulary, padded
 * @param sequenceLength tokens of a training window
 * @param qkNorm whether queries and keys are normed, each with a separate weight for the whole width; no published size is
 */
public record ModelShape(
        String name,
        int layers,
        int width,
        int heads,
        int mlpHidden,
        int vocabulary,
        int sequenceLength,
        boolean qkNorm) {

    public ModelShape {
        Objects.requireNonNull(name, "name");
        atLeastOne("layers", layers);
        atLeastOne("width", width);
        atLeastOne("heads", heads);
        atLeastOne("mlpHidden", mlpHidden);
        atLeastOne("vocabulary", vocabulary);
        atLeastOne("sequenceLength", sequenceLength);
        if (width % heads != 0 || (width / heads) % 2 != 0) {
            throw new IllegalArgumentException("width " + width + " with " + heads
                    + " heads: each head needs an even, whole number of dimensions; choose a width that is a multiple of "
                    + 2 * heads);
        }
    }

    /** A shape without norms of queries and keys, as the published ones. */
    public ModelShape(
            String name, int layers, int width, int heads, int mlpHidden, int vocabulary, int sequenceLength) {
        this(name, layers, width, heads, mlpHidden, vocabulary, sequenceLength, false);
    }

    /** The same with or without norms of queries and keys. */
    public ModelShape withQkNorm(boolean wanted) {
        return new ModelShape(name, layers, width, heads, mlpHidden, vocabulary, sequenceLength, wanted);
    }

    /**
     * Parameters N as the ladder counts them: blocks, norms and the head, not the input embedding.
     *
     * <p>For {@code mlpHidden = 4·d} and no norms of queries and keys this is the ladder's {@code 16·L·d² + 2·L·d + d + V·d}.
     */
    public long params() {
        long d = width;
        long block = 4 * d * d + 3 * d * mlpHidden;
        long norms = (qkNorm ? 4L : 2L) * layers * d + d;
        return layers * block + norms + vocabulary * d;
    }

    /** All parameters, the untied input embedding included: what a checkpoint holds. */
    public long totalParams() {
        return params() + (long) vocabulary * width;
    }

    private static void atLeastOne(String field, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(field + " is " + value + "; it must be at least 1");
        }
    }
}
