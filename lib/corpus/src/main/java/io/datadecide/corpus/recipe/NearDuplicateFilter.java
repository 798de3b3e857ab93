package io.datadecide.corpus.recipe;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Drops a document that is much like an earlier one. The likeness is the Jaccard similarity of the sets of 5-word shingles,
 * estimated by MinHash (Broder, "On the resemblance and containment of documents", 1997): the share of equal minima under
 * random hash functions. Minima are compared in b bands of r, so that only b hashes a document are remembered; a pair of
 * similarity s is found with probability 1 − (1 − s^r)^b (Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets",
 * section 3.4), which is steep around (1/b)^(1/r). b and r are chosen to put that point nearest to the wanted similarity.
 */
final class NearDuplicateFilter implements DocumentFilter {
    private static final int HASHES = 128;
    private static final long SEED = 0x6E656172L;
    private static final long[] NO_WORDS = {};

    private final int rows;
    private final int bands;
    private final long[] factors = new long[HASHES];
    private final long[] offsets = new long[HASHES];
    private final HashedSet seen = new HashedSet("nearDuplicateSimilarity");

    NearDuplicateFilter(double similarity) {
        this.rows = rowsFor(similarity);
        this.bands = HASHES / rows;
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < HASHES; i++) {
            factors[i] = random.nextLong() | 1; // odd: multiplication permutes the 64-bit values
            offsets[i] = random.nextLong();
        }
    }

    private static int rowsFor(double similarity) {
        int best = 1;
        for (int rows = 1; rows <= HASHES; rows++) {
            if (Math.abs(steepest(rows) - similarity) < Math.abs(steepest(best) - similarity)) {
                best = rows;
            }
        }
        return best;
    }

    private static double steepest(int rows) {
        int bands = HASHES / rows;
        return Math.pow(1.0 / bands, 1.0 / rows);
    }

    @Override
    public @Nullable String apply(String text) {
        long[] minima = minima(text);
        if (minima == NO_WORDS) {
            return text;
        }
        long[] keys = bandKeys(minima);
        for (long key : keys) {
            if (seen.contains(key)) {
                return null;
            }
        }
        for (long key : keys) {
            seen.add(key);
        }
        return text;
    }

    private long[] minima(String text) {
        long[] minima = new long[HASHES];
        Arrays.fill(minima, Long.MAX_VALUE);
        boolean any = new Shingles(text).forEach(shingle -> {
            for (int i = 0; i < HASHES; i++) {
                minima[i] = Math.min(minima[i], shingle * factors[i] + offsets[i]);
            }
        });
        return any ? minima : NO_WORDS;
    }

    private long[] bandKeys(long[] minima) {
        long[] keys = new long[bands];
        for (int band = 0; band < bands; band++) {
            long key = band;
            for (int row = 0; row < rows; row++) {
                key = TextHash.add(key, minima[band * rows + row]);
            }
            keys[band] = TextHash.finish(key);
        }
        return keys;
    }
}
