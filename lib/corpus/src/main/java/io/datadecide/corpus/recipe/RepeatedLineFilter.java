package io.datadecide.corpus.recipe;

import java.util.ArrayList;
import java.util.List;

/**
 * Removes lines that occurred often enough before, anywhere in the recipe: the paragraph deduplication of CCNet (Wenzek et
 * al., LREC 2020, section 3.1) with a count. Licence headers, navigation and other boilerplate go; lines that occur once stay.
 */
final class RepeatedLineFilter implements DocumentFilter {
    /** One set for each occurrence that is let pass: a line that is in all of them has used up its share. */
    private final List<HashedSet> occurrences = new ArrayList<>();

    private final int maxRepeats;

    RepeatedLineFilter(int maxRepeats) {
        this.maxRepeats = maxRepeats;
    }

    @Override
    public String apply(String text) {
        return LineSieve.keep(text, line -> {
            String stripped = line.strip();
            return stripped.isEmpty() || pass(TextHash.of(stripped));
        });
    }

    private boolean pass(long line) {
        for (HashedSet occurrence : occurrences) {
            if (occurrence.add(line)) {
                return true;
            }
        }
        return occurrences.size() < maxRepeats && newOccurrence().add(line);
    }

    private HashedSet newOccurrence() {
        HashedSet occurrence = new HashedSet("maxLineRepeats");
        occurrences.add(occurrence);
        return occurrence;
    }
}
