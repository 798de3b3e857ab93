package io.datadecide.scorer.answer;

import io.datadecide.language.LanguageException;
import io.datadecide.language.checkpoint.Checkpoint;
import io.datadecide.language.likelihood.ScoringModel;
import io.datadecide.scorer.ScorerException.DamagedCheckpoint;
import io.datadecide.scorer.ScorerException.MissingCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds a checkpoint, verifies every file of it, and loads its parameters. */
final class CheckpointLoader {
    private static final String MANIFEST = "manifest.json";

    private CheckpointLoader() {}

    /** SHA-256 of a checkpoint's manifest, which names the digest of every other file. */
    static String manifestSha256(Path directory) {
        Path manifest = directory.resolve(MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            throw new MissingCheckpoint("checkpoint " + directory + " is missing: no " + MANIFEST
                    + " there; check the path and that the run has written it");
        }
        try {
            return Sha256.of(Files.readAllBytes(manifest));
        } catch (IOException e) {
            throw new DamagedCheckpoint(
                    "checkpoint " + directory + ": cannot read " + MANIFEST + " (" + e.getMessage() + ")", e);
        }
    }

    /** Loads a checkpoint whose manifest has the expected digest; empty takes whatever is there. */
    static ScoringModel load(Path directory, String expectedManifestSha256) {
        String found = manifestSha256(directory);
        if (!expectedManifestSha256.isEmpty() && !expectedManifestSha256.equals(found)) {
            throw new DamagedCheckpoint(
                    "checkpoint " + directory + " has a manifest with SHA-256 " + found + ", expected "
                            + expectedManifestSha256 + "; it was written again, ask for the new one",
                    null);
        }
        try {
            return ScoringModel.of(Checkpoint.verify(directory));
        } catch (LanguageException.BadCheckpoint | LanguageException.BadShape e) {
            throw new DamagedCheckpoint(String.valueOf(e.getMessage()), e);
        }
    }
}
