package io.datadecide.scorer.contamination;

import io.datadecide.corpus.contamination.NgramIndex;
import io.datadecide.scorer.error.ScorerException.BadTask;
import java.util.List;

/**
 * Names the corpora to search for a task's instances. An instance that occurs in any corpus is flagged for all of them, so that
 * corpora are compared on the same instances.
 *
 * @param corpora files, directories or globs, by path or address; none for no check
 * @param words words of an n-gram
 */
public record ContaminationCheck(List<String> corpora, int words) {
    private static final int MAX_WORDS = 1000;

    public ContaminationCheck {
        corpora = corpora.stream().distinct().sorted().toList();
        if (words < 1 || words > MAX_WORDS) {
            throw new BadTask(
                    "contamination",
                    "n-grams of " + words + " words; use 1 to " + MAX_WORDS + ", usually " + NgramIndex.DEFAULT_LENGTH);
        }
    }

    /** Returns a check without corpora. */
    public static ContaminationCheck none() {
        return new ContaminationCheck(List.of(), NgramIndex.DEFAULT_LENGTH);
    }

    public boolean wanted() {
        return !corpora.isEmpty();
    }
}
