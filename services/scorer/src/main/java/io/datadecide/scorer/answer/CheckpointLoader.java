package io.datadecide.scorer.answer;

import io.datadecide.files.Digest;
import io.datadecide.language.LanguageException;
import io.datadecide.language.checkpoint.Checkpoint;
import io.datadecide.language.likelihood.ScoringModel;
import io.datadecide.language.model.ModelShape;
import io.datadecide.scorer.error.ScorerException.DamagedCheckpoint;
import io.datadecide.scorer.error.ScorerException.MissingCheckpoint;
import io.datadecide.scorer.error.ScorerException.ModelTooLarge;
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
            return Digest.of(manifest);
        } catch (IOException e) {
            throw new DamagedCheckpoint(
                    "checkpoint " + directory + ": cannot read " + MANIFEST + " (" + e.getMessage() + ")", e);
        }
    }

    /** The same; refuses a checkpoint that was written again since it was asked for. An empty digest takes any. */
    static String manifestSha256(Path directory, String expected) {
        String found = manifestSha256(directory);
        if (!expected.isEmpty() && !expected.equals(found)) {
            throw new DamagedCheckpoint(
                    "checkpoint " + directory + " has a manifest with SHA-256 " + found + ", expected " + expected
                            + "; it was written again, ask for the new one",
                    null);
        }
        return found;
    }

    /**
     * Loads a checkpoint whose manifest has the expected digest; empty takes whatever is there.
     *
     * @param maxModelBytes memory that its parameters may take; of a larger checkpoint only the manifest is read
     */
    static ScoringModel load(Path directory, String expectedManifestSha256, long maxModelBytes) {
        manifestSha256(directory, expectedManifestSha256);
        try {
            requireRoom(directory, Checkpoint.readManifest(directory).shape(), maxModelBytes);
            return ScoringModel.of(Checkpoint.verifyModel(directory));
        } catch (LanguageException.BadCheckpoint | LanguageException.BadShape e) {
            throw new DamagedCheckpoint(String.valueOf(e.getMessage()), e);
        }
    }

    private static void requireRoom(Path directory, ModelShape shape, long maxModelBytes) {
        long bytes = shape.totalParams() * Float.BYTES;
        if (bytes > maxModelBytes) {
            throw new ModelTooLarge("checkpoint " + directory + " has parameters of " + bytes + " bytes, more than "
                    + maxModelBytes + "; raise datadecide.scorer.max-model-bytes where there is memory for it");
        }
    }
}
