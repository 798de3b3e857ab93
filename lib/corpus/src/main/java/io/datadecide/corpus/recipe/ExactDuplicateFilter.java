package io.datadecide.corpus.recipe;

import org.jspecify.annotations.Nullable;

/** Drops a document whose text equals that of an earlier one. Remembers 64 bits of each. */
final class ExactDuplicateFilter implements DocumentFilter {
    private final HashedSet seen = new HashedSet("dropExactDuplicates");

    @Override
    public @Nullable String apply(String text) {
        return seen.add(TextHash.of(text)) ? text : null;
    }
}
