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

/** Verifies every file of a checkpoint and loads its parameters. */
final class CheckpointLoader {
    private static final String MANIFEST = "manifest.json";

    private CheckpointLoader() {}

    /** Returns the SHA-256 of a checkpoint's manifest, which contains the digest of every other file. */
    static String manifestSha256(Path directory) {
        Path manifest = directory.resolve(MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            throw new MissingCheckpoint("checkpoint " + directory + " is missing: no " + MANIFEST
                    + " in the directory; check the path and that the run has written the checkpoint");
        }
        try {
            return Digest.of(manifest);
        } catch (IOException e) {
            throw new DamagedCheckpoint(
                    "checkpoint " + directory + ": cannot read " + MANIFEST + " (" + e.getMessage() + ")", e);
        }
    }

    /** Returns the SHA-256 of the manifest and checks that it is the expected one; an empty digest accepts any. */
    static String manifestSha256(Path directory, String expected) {
        String found = manifestSha256(directory);
        if (!expected.isEmpty() && !expected.equals(found)) {
            throw new DamagedCheckpoint(
                    "checkpoint " + directory + " has a manifest with SHA-256 " + found + ", expected " + expected
                            + "; the checkpoint was overwritten, request the new one",
                    null);
        }
        return found;
    }

    /**
     * Loads a checkpoint whose manifest has the expected digest; an empty digest accepts any.
     *
     * @param maxModelBytes maximum size of the parameters; of a larger checkpoint only the manifest is read
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
                    + maxModelBytes + "; raise datadecide.scorer.max-model-bytes if the machine has the memory");
        }
    }
}
