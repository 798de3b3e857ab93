package io.datadecide.language.checkpoint;

import io.datadecide.files.Digest;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The digest and size of a file in a checkpoint's manifest.
 *
 * @param sha256 64 lower-case hexadecimal digits
 * @param bytes size of the file
 */
public record FileDigest(String sha256, long bytes) {
    /** Reads a whole file. */
    static FileDigest of(Path file) throws IOException {
        return of(new Digest().add(file));
    }

    /** Takes the digest of what was added, and its size. */
    static FileDigest of(Digest digest) {
        long bytes = digest.bytes();
        return new FileDigest(digest.hex(), bytes);
    }
}
