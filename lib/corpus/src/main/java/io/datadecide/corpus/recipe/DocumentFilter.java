package io.datadecide.corpus.recipe;

import org.jspecify.annotations.Nullable;

/** One step of a {@link FilterChain}; may remember what it saw. For one thread. */
interface DocumentFilter {
    /**
     * Outcome of filtering a document.
     *
     * @return the text, with lines removed if that is what the filter does, or null to drop the document
     */
    @Nullable
    String apply(String text);
}
