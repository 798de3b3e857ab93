package io.datadecide.trainer.train;

import java.nio.file.Path;

/**
 * A checkpoint that is whole on disk.
 *
 * @param step of the checkpoint
 * @param tokensSeen at that step
 * @param directory of the checkpoint
 * @param manifestSha256 SHA-256 of its manifest, lower-case hexadecimal
 * @param score whether it is to be scored; the others only serve to resume
 */
public record SavedCheckpoint(long step, long tokensSeen, Path directory, String manifestSha256, boolean score) {}
