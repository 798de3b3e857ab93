package io.datadecide.trainer.work;

import io.datadecide.corpus.CorpusException.StorageFailure;
import io.datadecide.corpus.InputFailure;
import io.datadecide.corpus.input.LocalFile;
import io.datadecide.corpus.prepare.Preparation;
import io.datadecide.corpus.prepare.PreparationListener;
import io.datadecide.corpus.token.BytesTokenizer;
import io.datadecide.corpus.token.TokenManifest;
import io.datadecide.corpus.token.Tokenizer;
import io.datadecide.files.Digest;
import io.datadecide.language.token.HuggingFaceTokenizer;
import io.datadecide.plan.grid.ResolvedCorpus;
import io.datadecide.trainer.TrainerException.BadRun;
import java.io.IOException;
import java.nio.file.Path;

/** Makes the token file of a resolved corpus. */
public final class CorpusPreparation {
    private CorpusPreparation() {}

    /** Makes it, with the very tokenizer that the plan saw. */
    public static TokenManifest prepare(ResolvedCorpus corpus, Path directory, PreparationListener listener) {
        return Preparation.prepare(corpus.recipe(), tokenizer(corpus), directory, listener);
    }

    private static Tokenizer tokenizer(ResolvedCorpus corpus) {
        if (corpus.tokenizer().equals(BytesTokenizer.NAME)) {
            return new BytesTokenizer();
        }
        try (LocalFile file = LocalFile.of(corpus.tokenizer())) {
            String found = Digest.of(file.path());
            if (!found.equals(corpus.tokenizerSha256())) {
                throw new BadRun(
                        "tokenizer " + corpus.tokenizer() + " has SHA-256 " + found + ", the plan saw "
                                + corpus.tokenizerSha256()
                                + ": bring the old file back, or plan the experiment again",
                        null);
            }
            return HuggingFaceTokenizer.load(file.path());
        } catch (InputFailure e) {
            throw new StorageFailure("read", corpus.tokenizer(), e);
        } catch (IOException e) {
            throw new BadRun(
                    "tokenizer " + corpus.tokenizer() + " cannot be read: " + e.getMessage() + ": correct its path", e);
        }
    }
}
