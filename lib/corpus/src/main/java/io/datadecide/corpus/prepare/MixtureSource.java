package io.datadecide.corpus.prepare;

import io.datadecide.corpus.document.Document;
import io.datadecide.corpus.document.Documents;
import io.datadecide.corpus.recipe.FilterChain;
import io.datadecide.corpus.recipe.Source;
import io.datadecide.corpus.token.TokenManifest.SourceShare;
import io.datadecide.corpus.token.Tokenizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One source of a mixture: reads and filters a batch of documents, tokenizes it on all cores, hands the documents out one by
 * one. The batch is cut by the text alone, so that the outcome does not depend on the machine.
 */
final class MixtureSource implements AutoCloseable {
    private static final int BATCH_CHARACTERS = 1 << 20;
    private static final int BATCH_DOCUMENTS = 1 << 10;

    private final Source source;
    private final Documents documents;
    private final FilterChain filters;
    private final Tokenizer tokenizer;
    private final Queue<int[]> batch = new ArrayDeque<>();
    private long taken;
    private long tokens;
    private boolean exhausted;

    MixtureSource(Source source, Documents documents, FilterChain filters, Tokenizer tokenizer) {
        this.source = source;
        this.documents = documents;
        this.filters = filters;
        this.tokenizer = tokenizer;
    }

    /** Token ids of the next document, without the end of text; null after the last. */
    int @Nullable [] next() {
        if (batch.isEmpty()) {
            List<String> texts = read();
            if (texts.isEmpty()) {
                exhausted = true;
                return null;
            }
            texts.parallelStream().map(tokenizer::encode).toList().forEach(batch::add);
        }
        return batch.remove();
    }

    private List<String> read() {
        List<String> texts = new ArrayList<>();
        int characters = 0;
        while (characters < BATCH_CHARACTERS && texts.size() < BATCH_DOCUMENTS) {
            Document document = documents.next();
            if (document == null) {
                break;
            }
            String text = filters.apply(document.text());
            if (text != null) {
                texts.add(text);
                characters += text.length();
            }
        }
        return texts;
    }

    /** Notes that so many tokens of a document went into the corpus. */
    void took(long documentTokens) {
        taken++;
        tokens += documentTokens;
    }

    /** Tokens taken in proportion to the weight: the source with the smallest ratio is next. */
    double served() {
        return tokens / source.weight();
    }

    SourceShare share() {
        return new SourceShare(source.path(), source.weight(), taken, tokens, exhausted);
    }

    @Override
    public void close() {
        documents.close();
    }
}
