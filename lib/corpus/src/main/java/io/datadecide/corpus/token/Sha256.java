package io.datadecide.corpus.token;

import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java platform has. */
final class Sha256 {
    private static final long CHUNK_BYTES = 1L << 26;

    private Sha256() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String of(MemorySegment segment) {
        MessageDigest digest = digest();
        for (long start = 0; start < segment.byteSize(); start += CHUNK_BYTES) {
            long length = Math.min(CHUNK_BYTES, segment.byteSize() - start);
            digest.update(segment.asSlice(start, length).asByteBuffer());
        }
        return hex(digest);
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
