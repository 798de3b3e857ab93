package io.datadecide.scorer.answer;

import io.datadecide.corpus.CorpusException;
import io.datadecide.corpus.InputFailure;
import io.datadecide.corpus.input.LocalFile;
import io.datadecide.corpus.token.BytesTokenizer;
import io.datadecide.corpus.token.Tokenizer;
import io.datadecide.files.Digest;
import io.datadecide.language.LanguageException;
import io.datadecide.language.token.HuggingFaceTokenizer;
import io.datadecide.scorer.error.ScorerException.BadTask;
import io.datadecide.scorer.error.ScorerException.StorageFailure;
import java.io.IOException;

/**
 * Loads tokenizers and identifies them by content.
 *
 * @param identity name of a built-in tokenizer, otherwise SHA-256 of its file
 * @param tokenizer ready to encode
 */
record LoadedTokenizer(String identity, Tokenizer tokenizer) {

    /** Loads {@code bytes} or a {@code tokenizer.json}; returns {@code known} when its content is the same. */
    static LoadedTokenizer load(String name, LoadedTokenizer known) {
        if (name.equals(BytesTokenizer.NAME)) {
            return known.identity().equals(name) ? known : bytes();
        }
        try (LocalFile file = LocalFile.of(name)) {
            String identity = Digest.of(file.path());
            return known.identity().equals(identity)
                    ? known
                    : new LoadedTokenizer(identity, HuggingFaceTokenizer.load(file.path()));
        } catch (LanguageException | CorpusException.BadSource e) {
            throw new BadTask("tokenizer", String.valueOf(e.getMessage()));
        } catch (CorpusException.StorageFailure | InputFailure e) {
            throw new StorageFailure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new BadTask(
                    "tokenizer",
                    "tokenizer " + name + " cannot be read (" + e.getMessage()
                            + "); use bytes or the path of a tokenizer.json");
        }
    }

    static LoadedTokenizer bytes() {
        return new LoadedTokenizer(BytesTokenizer.NAME, new BytesTokenizer());
    }
}
