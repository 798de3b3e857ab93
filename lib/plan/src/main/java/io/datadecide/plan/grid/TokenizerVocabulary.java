package io.datadecide.plan.grid;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.datadecide.corpus.CorpusException.BadSource;
import io.datadecide.corpus.CorpusException.StorageFailure;
import io.datadecide.corpus.InputFailure;
import io.datadecide.corpus.input.InputFiles;
import io.datadecide.corpus.token.BytesTokenizer;
import io.datadecide.files.Digest;
import io.datadecide.plan.PlanException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What a plan must know of a tokenizer, read without loading it.
 *
 * @param tokenizer {@code bytes}, or the path or address of a {@code tokenizer.json}
 * @param sha256 SHA-256 of that file in lower-case hexadecimal; empty for {@code bytes}
 * @param ids one more than the maximum id
 */
record TokenizerVocabulary(String tokenizer, String sha256, int ids) {

    /** The DataDecide models pad their vocabulary of 50,280 to 50,304, a multiple of 64; matrix kernels like that. */
    private static final int PADDING_UNIT = 64;

    /**
     * Reads the tokenizer once, streaming. {@link PlanException.Unreadable}: it cannot, or it is not a tokenizer.
     * {@link StorageFailure}: its store is unavailable.
     */
    static TokenizerVocabulary of(String tokenizer) {
        if (tokenizer.equals(BytesTokenizer.NAME)) {
            return new TokenizerVocabulary(tokenizer, "", new BytesTokenizer().vocabulary());
        }
        Digest digest = new Digest();
        try (InputStream digested = digest.reading(open(tokenizer))) {
            int ids = maxId(digested) + 1;
            digested.transferTo(OutputStream.nullOutputStream());
            String sha256 = digest.hex();
            if (ids < 2) {
                throw new PlanException.Unreadable(
                        tokenizer, "has no `model.vocab`; give the tokenizer.json of a Hugging Face tokenizer", null);
            }
            return new TokenizerVocabulary(tokenizer, sha256, ids);
        } catch (JsonProcessingException e) {
            throw new PlanException.Unreadable(tokenizer, "is not a tokenizer.json: " + e.getOriginalMessage(), e);
        } catch (InputFailure e) {
            throw new StorageFailure("read", tokenizer, e);
        } catch (IOException | BadSource e) {
            throw new PlanException.Unreadable(tokenizer, "cannot be read: " + e.getMessage(), e);
        }
    }

    private static InputStream open(String tokenizer) throws IOException {
        return InputFiles.of(tokenizer)
                .file(tokenizer)
                .orElseThrow(() ->
                        new PlanException.Unreadable(tokenizer, "no such tokenizer file; correct `tokenizer`", null))
                .stream();
    }

    /** Rows of the embedding and the head. */
    int padded() {
        return Math.ceilDiv(ids, PADDING_UNIT) * PADDING_UNIT;
    }

    /** Maximum of the ids in {@code model.vocab} and {@code added_tokens[].id}; -1 when there are none. */
    private static int maxId(InputStream json) throws IOException {
        int max = -1;
        try (JsonParser parser = new JsonFactory().createParser(json).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && isId(parser)) {
                    max = Math.max(max, parser.getIntValue());
                }
            }
        }
        return max;
    }

    private static boolean isId(JsonParser parser) {
        String pointer = parser.getParsingContext().getParent().pathAsPointer().toString();
        return pointer.equals("/model/vocab")
                || (pointer.startsWith("/added_tokens/")
                        && "id".equals(parser.getParsingContext().getCurrentName()));
    }
}
