package io.datadecide.language.checkpoint;

import io.datadecide.language.model.ModelShape;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code manifest.json} says of a checkpoint.
 *
 * @param run the resolved run that was trained, as its own JSON text; opaque here
 * @param shape the model's shape, so that a checkpoint can be loaded by itself
 * @param step optimizer steps taken
 * @param tokensSeen tokens of all batches so far
 * @param dataPosition windows consumed so far; the next batch starts there
 * @param codeVersion version of the program that wrote it
 * @param files digest of every other file of the directory, by name
 */
public record CheckpointManifest(
        String run,
        ModelShape shape,
        long step,
        long tokensSeen,
        long dataPosition,
        String codeVersion,
        Map<String, FileDigest> files) {

    /** Copies the map. */
    public CheckpointManifest {
        files = Map.copyOf(new TreeMap<>(files));
    }

    CheckpointManifest withFiles(Map<String, FileDigest> digests) {
        return new CheckpointManifest(run, shape, step, tokensSeen, dataPosition, codeVersion, digests);
    }
}
