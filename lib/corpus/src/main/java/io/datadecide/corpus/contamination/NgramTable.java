package io.datadecide.corpus.contamination;

import java.util.Arrays;

/** A set of n-grams of word numbers with a counter each: open addressing, linear probing, at most half full. */
final class NgramTable {
    static final int ABSENT = -1;

    private final int length;
    private int[] slots = new int[1 << 10];
    private int[] words = new int[1 << 12];
    private long[] occurrences = new long[1 << 8];
    private int size;

    NgramTable(int length) {
        this.length = length;
        Arrays.fill(slots, ABSENT);
    }

    /** Number of this n-gram, a new one if it was not there. */
    int add(int[] ngram) {
        int slot = slot(ngram);
        if (slots[slot] != ABSENT) {
            return slots[slot];
        }
        if ((size + 1) * 2 > slots.length) {
            grow();
            slot = slot(ngram);
        }
        words = room(words, (size + 1) * length);
        occurrences = size < occurrences.length ? occurrences : Arrays.copyOf(occurrences, size * 2);
        System.arraycopy(ngram, 0, words, size * length, length);
        slots[slot] = size;
        return size++;
    }

    /** Number of this n-gram, or {@link #ABSENT}. */
    int find(int[] ngram) {
        return slots[slot(ngram)];
    }

    void count(int ngram) {
        occurrences[ngram]++;
    }

    long occurrences(int ngram) {
        return occurrences[ngram];
    }

    private int slot(int[] ngram) {
        int mask = slots.length - 1;
        int slot = hash(ngram, 0) & mask;
        while (slots[slot] != ABSENT && !same(slots[slot], ngram)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean same(int number, int[] ngram) {
        int start = number * length;
        return Arrays.equals(words, start, start + length, ngram, 0, length);
    }

    private void grow() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, ABSENT);
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = hash(words, number * length) & mask;
            while (slots[slot] != ABSENT) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number;
        }
    }

    private int hash(int[] from, int start) {
        long hash = 0x9E3779B97F4A7C15L;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ from[start + i]) * 0xBF58476D1CE4E5B9L;
            hash ^= hash >>> 29;
        }
        return (int) (hash >>> 16);
    }

    private static int[] room(int[] array, int wanted) {
        return wanted <= array.length ? array : Arrays.copyOf(array, Math.max(wanted, array.length * 2));
    }
}
