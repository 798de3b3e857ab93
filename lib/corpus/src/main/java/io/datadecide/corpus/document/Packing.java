package io.datadecide.corpus.document;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import io.datadecide.corpus.input.InputFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** How a file is compressed. */
enum Packing {
    /** Not at all. */
    NONE(""),
    /** One or more gzip members. */
    GZIP(".gz"),
    /** One or more Zstandard frames. */
    ZSTD(".zst");

    private static final int BUFFER_BYTES = 1 << 16;

    private final String suffix;

    Packing(String suffix) {
        this.suffix = suffix;
    }

    static Packing of(String fileName) {
        if (fileName.endsWith(GZIP.suffix)) {
            return GZIP;
        }
        return fileName.endsWith(ZSTD.suffix) ? ZSTD : NONE;
    }

    String suffix() {
        return suffix;
    }

    InputStream open(InputFile file) throws IOException {
        InputStream raw = file.stream();
        try {
            return switch (this) {
                case NONE -> raw;
                case GZIP -> new GZIPInputStream(raw, BUFFER_BYTES);
                case ZSTD -> new ZstdInputStream(raw);
            };
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Returns whether the packed bytes failed, not the disk that they are read from. */
    boolean isDamage(IOException failure) {
        return failure instanceof EOFException || failure instanceof ZipException || failure instanceof ZstdIOException;
    }
}
