package io.datadecide.plan.grid;

import io.datadecide.corpus.recipe.Filters;
import io.datadecide.corpus.recipe.Recipe;
import io.datadecide.corpus.recipe.Source;
import java.util.List;
import java.util.Objects;

/**
 * A corpus with every choice made: all that decides the bits of its token file, except the content of the files named.
 *
 * @param name name of the corpus
 * @param tokenizer {@code bytes}, or the absolute path or the address of a {@code tokenizer.json}
 * @param tokenizerSha256 SHA-256 of that file in lower-case hexadecimal; empty for {@code bytes}
 * @param sources weighted absolute paths or addresses; at least one
 * @param filters what documents pass
 * @param maxTokens the token file ends with this many tokens; 0: no limit
 */
public record ResolvedCorpus(
        String name, String tokenizer, String tokenizerSha256, List<Source> sources, Filters filters, long maxTokens) {

    public ResolvedCorpus {
        Objects.requireNonNull(tokenizer, "tokenizer");
        Objects.requireNonNull(tokenizerSha256, "tokenizerSha256");
        sources = new Recipe(name, sources, filters, maxTokens).sources();
    }

    /** Reads canonical JSON. {@link io.datadecide.plan.PlanException}: it is not that, or a value is out of range. */
    public static ResolvedCorpus fromJson(String json) {
        return CanonicalJson.read(json, ResolvedCorpus.class);
    }

    /** The canonical JSON that {@link #corpusId()} is the hash of. */
    public String toJson() {
        return CanonicalJson.write(this);
    }

    /** First 12 hexadecimal digits of the SHA-256 of {@link #toJson()}; names the directory of the token file. */
    public String corpusId() {
        return CanonicalJson.identity(toJson());
    }

    /** Identity of its preparation, for example {@code prepare-prose-3f9a0c1d22be}. */
    public String prepareId() {
        return "prepare-" + name + "-" + corpusId();
    }

    /** What is tokenized. */
    public Recipe recipe() {
        return new Recipe(name, sources, filters, maxTokens);
    }
}
