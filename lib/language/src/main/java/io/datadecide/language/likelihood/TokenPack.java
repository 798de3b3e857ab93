package io.datadecide.language.likelihood;

import java.util.Arrays;

/**
 * A tree of tokens in depth-first order, run through the model in one call: below a cached prefix, tokens that sequences share
 * are there once, and each token attends to its ancestors only.
 */
final class TokenPack {
    private final int cached;
    private int[] path = new int[64];
    private int[] ids = new int[256];
    private int[] places = new int[256];
    private int[] ends = new int[256];
    private int size;
    private int depth;
    private final TargetRows targets = new TargetRows();

    /** An empty pack below a cached prefix of that many tokens. */
    TokenPack(int cached) {
        this.cached = cached;
        this.depth = cached;
    }

    /** Tokens in the pack. */
    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /**
     * Adds a sequence's inputs up to {@code end}, and the targets of those below the cached prefix.
     *
     * @param index the sequence's place in the results
     * @param shared inputs that it shares with the sequence added before it
     */
    void add(TokenSequence sequence, int index, int shared, int end) {
        closeBelow(Math.max(cached, Math.min(shared, depth)));
        while (depth < end) {
            append(sequence.token(depth));
        }
        for (int at = Math.max(cached, sequence.firstScored()); at < end; at++) {
            targets.add(path[at - cached], sequence.token(at + 1), index);
        }
    }

    private void append(int id) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
            places = Arrays.copyOf(places, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        if (depth - cached == path.length) {
            path = Arrays.copyOf(path, 2 * path.length);
        }
        path[depth - cached] = size;
        ids[size] = id;
        places[size] = depth;
        size++;
        depth++;
    }

    /** No token at or below this depth gets another descendant. */
    private void closeBelow(int newDepth) {
        while (depth > newDepth) {
            depth--;
            ends[path[depth - cached]] = size;
        }
    }

    /** Row-major [3, size]: ids, places in the sequence, and one past each token's last descendant. */
    int[] integers() {
        closeBelow(cached);
        int[] all = new int[3 * size];
        System.arraycopy(ids, 0, all, 0, size);
        System.arraycopy(places, 0, all, size, size);
        System.arraycopy(ends, 0, all, 2 * size, size);
        return all;
    }

    TargetRows targets() {
        return targets;
    }
}
