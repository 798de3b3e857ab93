package io.datadecide.corpus.token;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.datadecide.corpus.CorpusException.BadTokenFile;
import io.datadecide.corpus.CorpusException.StorageFailure;
import io.datadecide.files.Digest;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A corpus as one long row of token ids, each document followed by the end-of-text id; memory-mapped, so that it takes no
 * heap and that processes on one machine share it. Safe for use by several threads.
 */
public final class TokenFile implements AutoCloseable {
    private static final long DIGEST_CHUNK_BYTES = 1L << 26;

    static final String TOKENS = "tokens.bin";
    static final String MANIFEST = "manifest.json";

    private static final ValueLayout.OfShort SHORT = JAVA_SHORT_UNALIGNED.withOrder(LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);

    private final TokenManifest manifest;
    private final Arena arena;
    private final MemorySegment segment;

    private TokenFile(TokenManifest manifest, Arena arena, MemorySegment segment) {
        this.manifest = manifest;
        this.arena = arena;
        this.segment = segment;
    }

    /**
     * Opens a token file and reads it once, to compare it with the SHA-256 in its manifest.
     *
     * @param directory holds {@code tokens.bin} and {@code manifest.json}
     * @throws BadTokenFile when it is missing, cut off or changed
     * @throws StorageFailure when it cannot be read
     */
    public static TokenFile open(Path directory) {
        TokenManifest manifest = readManifest(directory);
        Path file = directory.resolve(TOKENS);
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long expected = manifest.tokens() * manifest.bytesPerToken();
            if (channel.size() != expected) {
                throw new BadTokenFile(
                        directory, "has " + channel.size() + " bytes where its manifest says " + expected, null);
            }
            MemorySegment segment = channel.map(FileChannel.MapMode.READ_ONLY, 0, expected, arena);
            String found = sha256(segment);
            if (!found.equals(manifest.sha256())) {
                throw new BadTokenFile(
                        directory, "has SHA-256 " + found + " where its manifest says " + manifest.sha256(), null);
            }
            return new TokenFile(manifest, arena, segment);
        } catch (NoSuchFileException e) {
            arena.close();
            throw new BadTokenFile(directory, "has no " + TOKENS, e);
        } catch (IOException e) {
            arena.close();
            throw new StorageFailure("read", file, e);
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private static TokenManifest readManifest(Path directory) {
        Path file = directory.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new BadTokenFile(directory, "has no " + MANIFEST, null);
        }
        try {
            TokenManifest manifest = TokenManifestJson.read(Files.readString(file));
            if (manifest.tokens() < 1 || manifest.bytesPerToken() != 2 && manifest.bytesPerToken() != 4) {
                throw new IllegalArgumentException(
                        "says " + manifest.tokens() + " tokens of " + manifest.bytesPerToken() + " bytes");
            }
            return manifest;
        } catch (IllegalArgumentException e) {
            throw new BadTokenFile(directory, "has a manifest that " + e.getMessage(), e);
        } catch (CharacterCodingException e) {
            throw new BadTokenFile(directory, "has a manifest that is not UTF-8", e);
        } catch (IOException e) {
            throw new StorageFailure("read", file, e);
        }
    }

    /** What the file holds and where it came from. */
    public TokenManifest manifest() {
        return manifest;
    }

    /** Number of tokens. */
    public long tokens() {
        return manifest.tokens();
    }

    /** Number of windows of so many tokens, next to each other; what remains at the end is not used. */
    public long windows(int length) {
        return tokens() / length;
    }

    /**
     * Copies a row of tokens.
     *
     * @param start index of the first token
     * @param length number of tokens
     * @param destination written from {@code offset}
     * @throws IndexOutOfBoundsException when the row leaves the file or the destination
     */
    public void copy(long start, int length, int[] destination, int offset) {
        Objects.checkFromIndexSize(start, length, tokens());
        Objects.checkFromIndexSize(offset, length, destination.length);
        if (manifest.bytesPerToken() == Integer.BYTES) {
            MemorySegment.copy(segment, INT, start * Integer.BYTES, destination, offset, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            destination[offset + i] = Short.toUnsignedInt(segment.get(SHORT, (start + i) * Short.BYTES));
        }
    }

    @Override
    public void close() {
        arena.close();
    }

    private static String sha256(MemorySegment segment) {
        Digest digest = new Digest();
        for (long start = 0; start < segment.byteSize(); start += DIGEST_CHUNK_BYTES) {
            long length = Math.min(DIGEST_CHUNK_BYTES, segment.byteSize() - start);
            digest.add(segment.asSlice(start, length).asByteBuffer());
        }
        return digest.hex();
    }
}
