package io.datadecide.corpus.token;

import io.datadecide.corpus.CorpusException.StorageFailure;
import io.datadecide.corpus.CorpusException.TokenOutOfVocabulary;
import io.datadecide.files.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a token file into a directory beside the wanted one, which is renamed when all is on disk: a reader that
 * finds the directory finds it whole. Closing without {@link #finish} leaves nothing behind.
 */
public final class TokenFileWriter implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 18;

    private final StagedDirectory staged;
    private final String tokenizer;
    private final int vocabulary;
    private final int bytesPerToken;
    private final Path file;
    private final FileChannel channel;
    private final Digest digest = new Digest();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long tokens;

    /**
     * Starts a token file.
     *
     * @param directory will hold the file and its manifest; one that is there is replaced at the end
     * @throws StorageFailure when it cannot be written
     */
    public TokenFileWriter(Path directory, Tokenizer tokenizer) {
        this.tokenizer = tokenizer.name();
        this.vocabulary = tokenizer.vocabulary();
        this.bytesPerToken = TokenManifest.bytesPerToken(vocabulary);
        this.staged = new StagedDirectory(directory);
        this.file = staged.path().resolve(TokenFile.TOKENS);
        try {
            this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            staged.close();
            throw new StorageFailure("write", file, e);
        }
    }

    /**
     * Appends the first {@code length} ids.
     *
     * @throws TokenOutOfVocabulary at an id that the tokenizer's vocabulary does not have
     * @throws StorageFailure when they cannot be written
     */
    public void append(int[] ids, int length) {
        for (int i = 0; i < length; i++) {
            int id = ids[i];
            if (id < 0 || id >= vocabulary) {
                throw new TokenOutOfVocabulary(tokenizer, id, vocabulary);
            }
            if (bytesPerToken == Short.BYTES) {
                buffer.putShort((short) id);
            } else {
                buffer.putInt(id);
            }
            if (!buffer.hasRemaining()) {
                flush();
            }
        }
        tokens += length;
    }

    /** Tokens appended so far. */
    public long tokens() {
        return tokens;
    }

    /** SHA-256 of all tokens, after the last of them; nothing may be appended any more. */
    public String sha256() {
        flush();
        return digest.hex();
    }

    /** Writes the manifest, waits until all is on disk and gives the directory its name. */
    public void finish(TokenManifest manifest) {
        try {
            channel.force(true);
            channel.close();
        } catch (IOException e) {
            throw new StorageFailure("write", file, e);
        }
        staged.write(TokenFile.MANIFEST, TokenManifestJson.write(manifest));
        staged.publish();
    }

    private void flush() {
        buffer.flip();
        digest.add(buffer.duplicate());
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw new StorageFailure("write", file, e);
        }
        buffer.clear();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StorageFailure("write", file, e);
        } finally {
            staged.close();
        }
    }
}
