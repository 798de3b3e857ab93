package io.datadecide.coordinator.store;

/**
 * A checkpoint as its worker reported it.
 *
 * @param step optimizer steps done
 * @param tokensSeen tokens seen at that step
 * @param directory where it lies, as workers see it
 * @param manifestSha256 SHA-256 of its manifest in lower-case hexadecimal
 * @param score whether it is to be scored
 */
public record NewCheckpoint(long step, long tokensSeen, String directory, String manifestSha256, boolean score) {}
