package io.datadecide.corpus.prepare;

import io.datadecide.corpus.CorpusException;
import io.datadecide.corpus.CorpusException.EmptyCorpus;
import io.datadecide.corpus.recipe.FilterChain;
import io.datadecide.corpus.recipe.Recipe;
import io.datadecide.corpus.token.TokenFileWriter;
import io.datadecide.corpus.token.TokenManifest;
import io.datadecide.corpus.token.TokenManifest.SourceShare;
import io.datadecide.corpus.token.TokenManifestBuilder;
import io.datadecide.corpus.token.Tokenizer;
import java.nio.file.Path;

/** Makes the token file of a recipe, in memory that does not grow with the corpus (duplicate filters: 64 bits a text). */
public final class Preparation {
    private static final int DOCUMENTS_PER_REPORT = 1 << 10;

    private final Recipe recipe;
    private final Tokenizer tokenizer;
    private final PreparationListener listener;
    private long documents;

    private Preparation(Recipe recipe, Tokenizer tokenizer, PreparationListener listener) {
        this.recipe = recipe;
        this.tokenizer = tokenizer;
        this.listener = listener;
    }

    /**
     * Reads, mixes, filters and tokenizes the documents of a recipe. The same recipe over the same files gives the same
     * bytes.
     *
     * @param directory where the token file comes to lie; one that is there is replaced, at the very end
     * @return the manifest of the token file
     * @throws CorpusException when a source cannot be read, is damaged or gives nothing, or the file cannot be written;
     *     the directory is then as it was
     */
    public static TokenManifest prepare(
            Recipe recipe, Tokenizer tokenizer, Path directory, PreparationListener listener) {
        return new Preparation(recipe, tokenizer, listener).run(directory);
    }

    private TokenManifest run(Path directory) {
        FilterChain filters = new FilterChain(recipe.filters());
        try (Mixture mixture = new Mixture(recipe, filters, tokenizer);
                TokenFileWriter writer = new TokenFileWriter(directory, tokenizer)) {
            write(mixture, writer);
            requireTokens(mixture, filters);
            TokenManifest manifest = TokenManifestBuilder.builder()
                    .corpus(recipe.name())
                    .tokenizer(tokenizer.name())
                    .vocabulary(tokenizer.vocabulary())
                    .endOfText(tokenizer.endOfText())
                    .bytesPerToken(TokenManifest.bytesPerToken(tokenizer.vocabulary()))
                    .tokens(writer.tokens())
                    .documents(documents)
                    .sha256(writer.sha256())
                    .sources(mixture.shares())
                    .dropped(filters.dropped())
                    .build();
            writer.finish(manifest);
            listener.progressed(documents, writer.tokens());
            return manifest;
        }
    }

    private void write(Mixture mixture, TokenFileWriter writer) {
        int[] endOfText = {tokenizer.endOfText()};
        long limit = recipe.maxTokens() == 0 ? Long.MAX_VALUE : recipe.maxTokens();
        while (writer.tokens() < limit) {
            MixtureSource source = mixture.due();
            int[] ids = source.next();
            if (ids == null) {
                return;
            }
            long before = writer.tokens();
            writer.append(ids, (int) Math.min(ids.length, limit - before));
            writer.append(endOfText, writer.tokens() < limit ? 1 : 0);
            source.took(writer.tokens() - before);
            if (++documents % DOCUMENTS_PER_REPORT == 0) {
                listener.progressed(documents, writer.tokens());
            }
        }
    }

    private void requireTokens(Mixture mixture, FilterChain filters) {
        for (SourceShare share : mixture.shares()) {
            if (share.tokens() == 0 && share.exhausted()) {
                throw new EmptyCorpus("source " + share.path() + " of corpus " + recipe.name()
                        + " has no document left to train on"
                        + (filters.dropped().isEmpty() ? "" : "; the filters dropped " + filters.dropped())
                        + ": give it text, loosen the filters, or leave the source out");
            }
        }
    }
}
