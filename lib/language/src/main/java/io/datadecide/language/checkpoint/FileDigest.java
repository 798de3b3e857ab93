package io.datadecide.language.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a manifest says of a file.
 *
 * @param sha256 lower-case hex
 */
public record FileDigest(String sha256, long bytes) {
    private static final int CHUNK_BYTES = 1 << 20;

    /** Reads a whole file. */
    static FileDigest of(Path file) throws IOException {
        MessageDigest digest = newSha256();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
        long bytes = 0;
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(chunk) >= 0) {
                bytes += chunk.flip().remaining();
                digest.update(chunk);
                chunk.clear();
            }
        }
        return of(digest, bytes);
    }

    static FileDigest of(MessageDigest digest, long bytes) {
        return new FileDigest(HexFormat.of().formatHex(digest.digest()), bytes);
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
