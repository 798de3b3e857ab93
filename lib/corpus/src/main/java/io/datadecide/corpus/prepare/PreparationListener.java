package io.datadecide.corpus.prepare;

/** Is told how far a preparation is, after every batch of documents; may throw to stop it. */
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
