package io.datadecide.corpus.prepare;

import io.datadecide.corpus.CorpusException.BadSource;
import io.datadecide.corpus.document.Documents;
import io.datadecide.corpus.input.InputFile;
import io.datadecide.corpus.recipe.FilterChain;
import io.datadecide.corpus.recipe.Recipe;
import io.datadecide.corpus.recipe.Source;
import io.datadecide.corpus.token.TokenManifest.SourceShare;
import io.datadecide.corpus.token.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sources of a recipe, interleaved by documents so that their shares of the tokens equal their weights: the next document
 * comes from the source with the smallest served share in proportion to its weight (weighted fair queueing; the first listed of
 * equals). At any point no source is further from its share than one document of each. The mixture ends when the source
 * that is due has no more documents: to continue without it would change the shares, to read it again would weigh its text twice
 * against the wording of the recipe; training repeats the whole in epochs anyway.
 */
final class Mixture implements AutoCloseable {
    private final List<MixtureSource> sources = new ArrayList<>();

    Mixture(Recipe recipe, FilterChain filters, Tokenizer tokenizer) {
        Map<String, String> sourceOfFile = new HashMap<>();
        for (Source source : recipe.sources()) {
            Documents documents = Documents.of(source.path());
            for (InputFile file : documents.files()) {
                String other = sourceOfFile.put(file.address(), source.path());
                if (other != null) {
                    throw new BadSource("corpus " + recipe.name() + " reads file " + file + " twice, through " + other
                            + " and " + source.path() + ": name each file once, its weight says how much it counts");
                }
            }
            sources.add(new MixtureSource(source, documents, filters, tokenizer));
        }
    }

    /** The source that is due. */
    MixtureSource due() {
        return sources.stream()
                .min(Comparator.comparingDouble(MixtureSource::served))
                .orElseThrow();
    }

    List<SourceShare> shares() {
        return sources.stream().map(MixtureSource::share).toList();
    }

    @Override
    public void close() {
        sources.forEach(MixtureSource::close);
    }
}
