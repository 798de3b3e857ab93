package io.datadecide.corpus.prepare;

/** Receives the progress of a preparation after every batch of documents; may throw to stop it. */
@FunctionalInterface
public interface PreparationListener {
    /**
     * So much is written.
     *
     * @param documents documents so far
     * @param tokens tokens so far
     */
    void progressed(long documents, long tokens);
}
