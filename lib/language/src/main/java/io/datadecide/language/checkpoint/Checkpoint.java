package io.datadecide.language.checkpoint;

import io.datadecide.language.LanguageException;
import io.datadecide.language.model.FlatParameters;
import io.datadecide.language.model.ParameterLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;

/** A checkpoint on disk whose files are what its manifest says. */
public record Checkpoint(Path directory, CheckpointManifest manifest) {
    static final String MANIFEST = "manifest.json";
    static final String MODEL = "model.safetensors";
    static final String OPTIMIZER = "optimizer.safetensors";

    /**
     * What a checkpoint says of itself: its files have not been looked at.
     *
     * @throws LanguageException.BadCheckpoint when it is not a valid manifest
     */
    public static CheckpointManifest readManifest(Path directory) {
        return ManifestJson.read(directory.resolve(MANIFEST));
    }

    /**
     * Reads the manifest and the digest of every file that it names.
     *
     * @throws LanguageException.BadCheckpoint when something is missing or differs
     */
    public static Checkpoint verify(Path directory) {
        return verify(directory, name -> true);
    }

    /**
     * The same for a copy that was made without the optimizer's memory, which only training needs.
     *
     * @throws LanguageException.BadCheckpoint when something is missing or differs
     */
    public static Checkpoint verifyModel(Path directory) {
        return verify(directory, name -> !name.equals(OPTIMIZER) || Files.exists(directory.resolve(OPTIMIZER)));
    }

    private static Checkpoint verify(Path directory, Predicate<String> wanted) {
        CheckpointManifest manifest = readManifest(directory);
        if (!manifest.files().containsKey(MODEL)) {
            throw new LanguageException.BadCheckpoint(directory.resolve(MANIFEST) + ": names no " + MODEL, null);
        }
        for (Map.Entry<String, FileDigest> entry : manifest.files().entrySet()) {
            if (!wanted.test(entry.getKey())) {
                continue;
            }
            Path file = directory.resolve(entry.getKey());
            if (!file.normalize().equals(directory.normalize().resolve(String.valueOf(file.getFileName())))) {
                throw new LanguageException.BadCheckpoint(
                        directory.resolve(MANIFEST) + ": names a file outside of it: " + entry.getKey(), null);
            }
            FileDigest found = digest(file);
            if (!found.equals(entry.getValue())) {
                throw new LanguageException.BadCheckpoint(
                        file + ": is damaged: " + found.bytes() + " bytes with SHA-256 " + found.sha256()
                                + ", the manifest says " + entry.getValue().bytes() + " with "
                                + entry.getValue().sha256(),
                        null);
            }
        }
        return new Checkpoint(directory, manifest);
    }

    /** The safetensors file of the parameters, under the names of {@link ParameterLayout}. */
    public Path modelFile() {
        return directory.resolve(MODEL);
    }

    /** Reads the model's parameters into memory of their layout. */
    public void readParameters(FlatParameters destination) {
        try (SafetensorsFile file = SafetensorsFile.open(modelFile())) {
            read(file, "", destination);
        }
    }

    /** Reads the optimizer's moments and returns the number of its updates. */
    public float readOptimizer(FlatParameters firstMoment, FlatParameters secondMoment) {
        try (SafetensorsFile file = SafetensorsFile.open(directory.resolve(OPTIMIZER))) {
            read(file, TensorNames.FIRST_MOMENT, firstMoment);
            read(file, TensorNames.SECOND_MOMENT, secondMoment);
            return TensorNames.readUpdates(file);
        }
    }

    private static void read(SafetensorsFile file, String prefix, FlatParameters destination) {
        for (ParameterLayout.Slot slot : destination.layout().slots()) {
            file.read(prefix + slot.name(), slot.dimensions(), destination.bytes(slot));
        }
        destination.toDevice();
    }

    private static FileDigest digest(Path file) {
        try {
            return FileDigest.of(file);
        } catch (IOException e) {
            throw new LanguageException.BadCheckpoint(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
