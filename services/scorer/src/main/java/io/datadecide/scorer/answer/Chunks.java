package io.datadecide.scorer.answer;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides a task's instances into chunks, the unit that is scored and journaled. The division depends on the number of
 * instances only, so that a resumed task has the same chunks and the same bits, independent of the number of workers.
 */
final class Chunks {
    /** Instances per chunk: a prefix that all questions share is computed once per chunk. */
    static final int LARGE = 256;

    /** Instances per chunk at the end: small, so that all workers finish at about the same time. */
    static final int SMALL = 64;

    private static final int IN_SMALL_CHUNKS = 2 * LARGE;

    private Chunks() {}

    /** Instances from {@code from} (inclusive) to {@code to} (exclusive). */
    record Chunk(int from, int to) {
        int size() {
            return to - from;
        }
    }

    static List<Chunk> of(int instances) {
        List<Chunk> chunks = new ArrayList<>();
        for (int from = 0; from < instances; ) {
            int size = instances - from > IN_SMALL_CHUNKS ? LARGE : SMALL;
            int to = Math.min(from + size, instances);
            chunks.add(new Chunk(from, to));
            from = to;
        }
        return chunks;
    }
}
