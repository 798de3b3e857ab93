package io.datadecide.corpus.document;

import io.datadecide.corpus.CorpusException.BadDocument;
import io.datadecide.corpus.CorpusException.StorageFailure;
import org.jspecify.annotations.Nullable;

/** A stream of documents that holds one of them in memory at a time. */
public interface DocumentReader extends AutoCloseable {
    /**
     * The next document, or null after the last.
     *
     * @throws BadDocument at a position without a valid document
     * @throws StorageFailure when the file cannot be read
     */
    @Nullable
    Document next();

    @Override
    void close();
}
