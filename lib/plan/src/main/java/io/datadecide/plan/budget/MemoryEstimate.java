package io.datadecide.plan.budget;

import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.plan.ladder.ModelShape;

/** Memory of the process of a run: what it is asked for where runs are placed by what they need. */
public final class MemoryEstimate {
    /** Tokenizing streams its documents; near-duplicate filters keep their sketches in memory. */
    public static final long OF_PREPARATION = 1536L << 20;

    /** Virtual machine, libraries and the tensor engine, before the first parameter. */
    private static final long PROCESS_BYTES = 900L << 20;

    private static final int BYTES_PER_FLOAT = 4;

    /** Parameters, their gradients, two moments, and the copy that a checkpoint is written from. */
    private static final int FLOATS_PER_PARAMETER = 5;

    /** Of the width, a token and a block: two norms, their inputs, query, key, value, attention and its projection. */
    private static final int WIDTHS_PER_BLOCK = 10;

    /** Of the inner width: gate, up, their product, and the activation. */
    private static final int HIDDENS_PER_BLOCK = 4;

    /** Tokens whose rows of the vocabulary are in memory together in the chunked head, with their gradients. */
    private static final long HEAD_TOKENS = 2L * 1024;

    private MemoryEstimate() {}

    /** Bytes of the process that trains a run on a CPU; a GPU's own memory is not counted. */
    public static long ofRun(ResolvedRun run) {
        ModelShape shape = run.shape();
        long tokens = (long) run.optimization().microBatchSequences() * shape.sequenceLength();
        long perToken = (long) shape.layers()
                * (WIDTHS_PER_BLOCK * (long) shape.width() + HIDDENS_PER_BLOCK * (long) shape.mlpHidden());
        long head = Math.min(tokens, HEAD_TOKENS) * shape.vocabulary();
        long floats = FLOATS_PER_PARAMETER * shape.totalParams() + tokens * perToken + head;
        return PROCESS_BYTES + BYTES_PER_FLOAT * floats;
    }
}
