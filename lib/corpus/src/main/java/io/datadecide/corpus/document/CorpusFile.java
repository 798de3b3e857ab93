package io.datadecide.corpus.document;

import io.datadecide.corpus.CorpusException.BadSource;
import io.datadecide.corpus.input.InputFile;
import java.util.Locale;

/**
 * A file of documents and what its name says about it.
 *
 * @param file the file
 * @param layout layout of its documents
 * @param packing how it is compressed
 */
record CorpusFile(InputFile file, Layout layout, Packing packing) {
    static final String KNOWN = ".jsonl, .ndjson or .txt, with or without .gz or .zst, or .parquet";

    /** Layout of the documents in a file. */
    enum Layout {
        /** One JSON object a line. */
        JSON_LINES,
        /** The whole file is one document. */
        PLAIN_TEXT,
        /** One document per row, in its own column; compressed inside. */
        PARQUET
    }

    static CorpusFile of(InputFile file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        Packing packing = Packing.of(name);
        String bare = name.substring(0, name.length() - packing.suffix().length());
        if (bare.endsWith(".jsonl") || bare.endsWith(".ndjson")) {
            return new CorpusFile(file, Layout.JSON_LINES, packing);
        }
        if (bare.endsWith(".txt")) {
            return new CorpusFile(file, Layout.PLAIN_TEXT, packing);
        }
        if (name.endsWith(".parquet")) {
            return new CorpusFile(file, Layout.PARQUET, packing);
        }
        throw new BadSource("file " + file + " is of unknown type: corpus files end in " + KNOWN
                + "; rename it, or name the files to read with a glob");
    }

    DocumentReader reader(int maxDocumentBytes) {
        return switch (layout) {
            case JSON_LINES -> new JsonLinesReader(new LineReader(file, packing, maxDocumentBytes));
            case PLAIN_TEXT -> new PlainTextReader(file, packing, maxDocumentBytes);
            case PARQUET -> new ParquetReader(file, maxDocumentBytes);
        };
    }
}
