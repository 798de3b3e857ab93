package io.datadecide.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes SHA-256 digests (FIPS 180-4) of bytes, text, streams and files, in one call or piece by piece. */
public final class Digest {
    private static final int CHUNK_BYTES = 1 << 20;

    private final MessageDigest sha256;
    private long bytes;

    /** Starts a digest of nothing. */
    public Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Adds bytes. */
    public Digest add(byte[] content) {
        return add(ByteBuffer.wrap(content));
    }

    /** Adds text in UTF-8. */
    public Digest add(String text) {
        return add(text.getBytes(UTF_8));
    }

    /** Adds the remaining bytes of a buffer, whose position moves to its limit. */
    public Digest add(ByteBuffer content) {
        bytes += content.remaining();
        sha256.update(content);
        return this;
    }

    /** Adds what is left of a stream; the caller closes it. */
    public Digest add(InputStream in) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            add(ByteBuffer.wrap(chunk, 0, read));
        }
        return this;
    }

    /** Adds the content of a file. */
    public Digest add(Path file) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(chunk) >= 0) {
                add(chunk.flip());
                chunk.clear();
            }
        }
        return this;
    }

    /** Returns a stream that adds what is read through it. */
    public InputStream reading(InputStream in) {
        return new DigestInputStream(in, sha256);
    }

    /** Returns the number of bytes added so far, without those read through {@link #reading}. */
    public long bytes() {
        return bytes;
    }

    /** Returns the digest, 64 lower-case hexadecimal digits, and starts again. */
    public String hex() {
        bytes = 0;
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Returns the digest, 32 bytes, and starts again. */
    public byte[] toBytes() {
        bytes = 0;
        return sha256.digest();
    }

    /** Returns the digest of bytes, 64 lower-case hexadecimal digits. */
    public static String of(byte[] content) {
        return new Digest().add(content).hex();
    }

    /** Returns the digest of text in UTF-8, 64 lower-case hexadecimal digits. */
    public static String of(String text) {
        return new Digest().add(text).hex();
    }

    /** Returns the digest of a file's content, 64 lower-case hexadecimal digits. */
    public static String of(Path file) throws IOException {
        return new Digest().add(file).hex();
    }
}
