package io.datadecide.scorer.answer;

import io.datadecide.corpus.token.BytesTokenizer;
import io.datadecide.corpus.token.Tokenizer;
import io.datadecide.language.LanguageException;
import io.datadecide.language.token.HuggingFaceTokenizer;
import io.datadecide.scorer.ScorerException.BadTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A tokenizer and what makes it the same one.
 *
 * @param identity name where it is built in, else SHA-256 of its file
 * @param tokenizer ready to encode
 */
record LoadedTokenizer(String identity, Tokenizer tokenizer) {

    /** Loads {@code bytes} or a {@code tokenizer.json}; {@code known} is taken when it is still the same. */
    static LoadedTokenizer load(String name, LoadedTokenizer known) {
        String identity = identity(name);
        if (known.identity().equals(identity)) {
            return known;
        }
        try {
            return new LoadedTokenizer(identity, HuggingFaceTokenizer.load(Path.of(name)));
        } catch (LanguageException e) {
            throw new BadTask("tokenizer", String.valueOf(e.getMessage()));
        }
    }

    static LoadedTokenizer bytes() {
        return new LoadedTokenizer(BytesTokenizer.NAME, new BytesTokenizer());
    }

    private static String identity(String name) {
        if (name.equals(BytesTokenizer.NAME)) {
            return name;
        }
        try {
            return Sha256.of(Files.readAllBytes(Path.of(name)));
        } catch (IOException e) {
            throw new BadTask(
                    "tokenizer",
                    "tokenizer " + name + " cannot be read (" + e.getMessage()
                            + "); use bytes or the path of a tokenizer.json");
        }
    }
}
