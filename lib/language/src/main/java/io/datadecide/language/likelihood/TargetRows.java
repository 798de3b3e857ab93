package io.datadecide.language.likelihood;

import java.util.Arrays;

/** Which tokens of a pack are followed by a scored token, by which, and whose likelihood that is. */
final class TargetRows {
    private int[] packed = new int[64];
    private int[] tokens = new int[64];
    private int[] sequences = new int[64];
    private int size;

    void add(int packedToken, int target, int sequence) {
        if (size == packed.length) {
            packed = Arrays.copyOf(packed, 2 * size);
            tokens = Arrays.copyOf(tokens, 2 * size);
            sequences = Arrays.copyOf(sequences, 2 * size);
        }
        packed[size] = packedToken;
        tokens[size] = target;
        sequences[size++] = sequence;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Packed tokens that have a target, each once, ascending: the rows that the head is applied to. */
    int[] gathered() {
        return Arrays.stream(packed, 0, size).sorted().distinct().toArray();
    }

    /** Row-major [2, size]: place of each pair's row among the {@code gathered} ones, and its target. */
    int[] pairs(int[] gathered) {
        int[] pairs = new int[2 * size];
        for (int i = 0; i < size; i++) {
            pairs[i] = Arrays.binarySearch(gathered, packed[i]);
            pairs[size + i] = tokens[i];
        }
        return pairs;
    }

    /** Adds each pair's log-likelihood to its sequence's sum. */
    void addTo(double[] sums, float[] likelihoods) {
        for (int i = 0; i < size; i++) {
            sums[sequences[i]] += likelihoods[i];
        }
    }
}
