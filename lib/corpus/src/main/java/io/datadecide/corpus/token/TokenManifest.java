package io.datadecide.corpus.token;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a token file holds and where it came from; stored beside it as {@code manifest.json}.
 *
 * @param corpus name of the corpus
 * @param tokenizer name of the tokenizer
 * @param vocabulary number of ids of the tokenizer
 * @param endOfText the id after each document
 * @param bytesPerToken 2 when the vocabulary fits 16 bits, else 4; both unsigned little-endian
 * @param tokens number of tokens, ends of documents included
 * @param documents number of documents
 * @param sha256 of {@code tokens.bin}, lower-case hexadecimal
 * @param sources what each source gave, in the order of the recipe
 * @param dropped how many documents and lines each filter dropped; filters that dropped none are left out
 */
@RecordBuilder
public record TokenManifest(
        String corpus,
        String tokenizer,
        int vocabulary,
        int endOfText,
        int bytesPerToken,
        long tokens,
        long documents,
        String sha256,
        List<SourceShare> sources,
        SortedMap<String, Long> dropped) {
    public TokenManifest {
        sources = List.copyOf(sources);
        dropped = new TreeMap<>(dropped);
    }

    /** Bytes that a token takes when there are so many ids. */
    public static int bytesPerToken(int vocabulary) {
        return vocabulary <= 1 << Character.SIZE ? Character.BYTES : Integer.BYTES;
    }

    /**
     * What one source gave.
     *
     * @param path as the recipe names it
     * @param weight as the recipe gives it
     * @param documents documents taken
     * @param tokens tokens taken, ends of documents included
     * @param exhausted whether it was read to its end; in a mixture the first source that ends ends the corpus
     */
    public record SourceShare(String path, double weight, long documents, long tokens, boolean exhausted) {}
}
