package io.datadecide.scorer.answer;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a task's instances into chunks that are scored and stored together. Depends on their number only, so that a
 * resumed task is cut at the same places and gives the same bits, whatever the number of workers.
 */
final class Chunks {
    /** Instances of a chunk: a prefix that all questions share is run once a chunk. */
    static final int LARGE = 256;

    /** Instances of the last chunks: small ones, so that all workers end at about the same time. */
    static final int SMALL = 64;

    private static final int IN_SMALL_CHUNKS = 2 * LARGE;

    private Chunks() {}

    /** Instances {@code from} to {@code to}, the latter excluded. */
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
