package io.datadecide.corpus.batch;

/**
 * The order in which training sees the windows of a corpus: every epoch its own permutation. The window at any
 * position is computed on its own, from (seed, epoch, position within the epoch), in constant time and memory, so that a
 * resumed run continues at its position without reading what precedes it.
 *
 * <p>The permutation is a balanced Feistel network (Luby and Rackoff, 1988) over the smallest domain of 4^k values that
 * holds all windows; values outside the windows are enciphered again until they fall inside (cycle walking: Black and
 * Rogaway, "Ciphers with Arbitrary Finite Domains", CT-RSA 2002). The domain is less than four times the number of
 * windows, so fewer than four steps are expected.
 *
 * @param windows number of windows of the corpus, at least 1
 * @param seed chooses the permutations
 */
public record WindowOrder(long windows, long seed) {
    /** Eight rounds: small domains (a few windows) still mix evenly. */
    private static final int ROUNDS = 8;

    /** Largest domain: 4^31 values, so that a position fits a long. */
    private static final long MAX_WINDOWS = 1L << 62;

    public WindowOrder {
        if (windows < 1 || windows > MAX_WINDOWS) {
            throw new IllegalArgumentException("cannot order " + windows + " windows: give 1 to 2^62");
        }
    }

    /**
     * The window that training sees at a position.
     *
     * @param position counts windows from the start of training, from 0, across epochs
     * @return number of the window within the corpus, from 0 to {@code windows - 1}
     */
    public long window(long position) {
        if (position < 0) {
            throw new IllegalArgumentException("position " + position + " is below 0");
        }
        long key = mix(seed ^ mix(position / windows));
        long value = position % windows;
        do {
            value = permute(value, key);
        } while (value >= windows);
        return value;
    }

    private long permute(long value, long key) {
        int halfBits = halfBits();
        long mask = (1L << halfBits) - 1;
        long left = value >>> halfBits;
        long right = value & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ (mix(key ^ mix(right + ((long) round << 56))) & mask);
            left = right;
            right = next;
        }
        return left << halfBits | right;
    }

    private int halfBits() {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(windows - 1);
        return Math.max(1, (bits + 1) / 2);
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014). */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
