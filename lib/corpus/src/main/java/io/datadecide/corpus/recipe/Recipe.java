package io.datadecide.corpus.recipe;

import java.util.List;

/**
 * A named training set: weighted sources that pass filters.
 *
 * @param name name of the corpus, for messages and manifests
 * @param sources at least one
 * @param filters what its documents pass
 * @param maxTokens the token file ends with this many tokens, in the middle of a document if need be. 0: no limit
 */
public record Recipe(String name, List<Source> sources, Filters filters, long maxTokens) {
    public Recipe {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a corpus needs a name");
        }
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("corpus " + name + " has no source: give at least one path");
        }
        if (maxTokens < 0) {
            throw new IllegalArgumentException(
                    "maxTokens of corpus " + name + " is " + maxTokens + ": give 0 for no limit, or a number above 0");
        }
    }
}
