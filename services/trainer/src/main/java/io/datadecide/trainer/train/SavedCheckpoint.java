package io.datadecide.trainer.train;

/**
 * A checkpoint that is whole on disk.
 *
 * @param step of the checkpoint
 * @param tokensSeen at that step
 * @param directory of the checkpoint: a path, or an address in an object store
 * @param manifestSha256 SHA-256 of its manifest, lower-case hexadecimal
 * @param score whether it is to be scored; the others only serve to resume
 */
public record SavedCheckpoint(long step, long tokensSeen, String directory, String manifestSha256, boolean score) {
    /** The same checkpoint in another place. */
    public SavedCheckpoint at(String place) {
        return new SavedCheckpoint(step, tokensSeen, place, manifestSha256, score);
    }
}
