package io.datadecide.corpus.recipe;

import io.datadecide.corpus.CorpusException.TooManyToRemember;

/**
 * A set of hashes in one flat array (open addressing), 11 to 22 bytes each: a corpus of 100 million documents can be
 * deduplicated in 2 GB. It refuses to take more than half of the heap.
 */
final class HashedSet {
    private static final int FIRST_CAPACITY = 1 << 10;
    private static final int MAX_CAPACITY = 1 << 29;
    /** Stands for a free place; a hash that happens to be 0 is stored as 1. */
    private static final long FREE = 0;

    private final String filter;
    private long[] places = new long[FIRST_CAPACITY];
    private int size;

    HashedSet(String filter) {
        this.filter = filter;
    }

    /** Adds a hash; false when it is there already. */
    boolean add(long hash) {
        long value = hash == FREE ? 1 : hash;
        int place = find(places, value);
        if (places[place] == value) {
            return false;
        }
        places[place] = value;
        size++;
        if (size > places.length / 4 * 3) {
            grow();
        }
        return true;
    }

    boolean contains(long hash) {
        long value = hash == FREE ? 1 : hash;
        return places[find(places, value)] == value;
    }

    private static int find(long[] places, long value) {
        int mask = places.length - 1;
        int place = (int) (value >>> 32) & mask;
        while (places[place] != FREE && places[place] != value) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long bytes = (long) places.length * 2 * Long.BYTES;
        if (places.length >= MAX_CAPACITY || bytes > Runtime.getRuntime().maxMemory() / 2) {
            throw new TooManyToRemember("filter " + filter + " has met " + size
                    + " different texts, more than it can remember in "
                    + Runtime.getRuntime().maxMemory() / (1 << 20)
                    + " MiB of heap: give the process more memory (-Xmx), or remove duplicates before");
        }
        long[] larger = new long[places.length * 2];
        for (long value : places) {
            if (value != FREE) {
                larger[find(larger, value)] = value;
            }
        }
        places = larger;
    }
}
