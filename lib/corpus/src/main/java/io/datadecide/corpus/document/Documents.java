package io.datadecide.corpus.document;

import io.datadecide.corpus.CorpusException.BadSource;
import io.datadecide.corpus.input.InputFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All documents behind one path of a recipe, file after file in the order of their names, one document in memory. */
public final class Documents implements DocumentReader {
    /** The most bytes that one document (a line of JSON, or a text file) may take, unpacked: 64 MiB. */
    public static final int MAX_DOCUMENT_BYTES = 1 << 26;

    private final List<CorpusFile> files;
    private final int maxDocumentBytes;
    private int nextFile;
    private @Nullable DocumentReader current;

    private Documents(List<CorpusFile> files, int maxDocumentBytes) {
        this.files = files;
        this.maxDocumentBytes = maxDocumentBytes;
    }

    /**
     * Finds the files, and reads none of them yet.
     *
     * @param path a file, a directory or a glob: a path or an address
     * @throws BadSource when there are none, or one is of an unknown type
     */
    public static Documents of(String path) {
        return of(path, MAX_DOCUMENT_BYTES);
    }

    static Documents of(String path, int maxDocumentBytes) {
        return new Documents(CorpusPath.files(path).stream().map(CorpusFile::of).toList(), maxDocumentBytes);
    }

    /** The files, in the order in which they are read. */
    public List<InputFile> files() {
        return files.stream().map(CorpusFile::file).toList();
    }

    @Override
    public @Nullable Document next() {
        while (true) {
            if (current == null) {
                if (nextFile == files.size()) {
                    return null;
                }
                current = files.get(nextFile++).reader(maxDocumentBytes);
            }
            Document document = current.next();
            if (document != null) {
                return document;
            }
            close();
        }
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
