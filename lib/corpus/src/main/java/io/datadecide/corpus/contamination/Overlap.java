package io.datadecide.corpus.contamination;

/**
 * What a corpus shares with one passage.
 *
 * @param id the passage's name
 * @param ngrams distinct n-grams of the passage; 0 when it has fewer than n words, so that the overlap is undefined
 * @param found how many of them occur in the corpus
 * @param occurrences how often they occur in the corpus, all together
 */
public record Overlap(String id, int ngrams, int found, long occurrences) {
    public Overlap {
        if (found < 0 || found > ngrams || occurrences < found) {
            throw new IllegalArgumentException("overlap of " + id + " counts " + found + " of " + ngrams
                    + " n-grams in " + occurrences + " places, which cannot be");
        }
    }

    /** Whether a single n-gram was found, the usual criterion (Brown et al. 2020, appendix C, with n = 13). */
    public boolean contaminated() {
        return found > 0;
    }

    /** Share of the passage's n-grams that the corpus has, from 0 to 1; NaN when the passage is too short to say. */
    public double share() {
        return ngrams == 0 ? Double.NaN : (double) found / ngrams;
    }
}
