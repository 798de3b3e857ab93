package io.datadecide.scorer.answer;

import io.datadecide.files.DirectoryLock;
import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.scorer.error.ScorerException.StorageFailure;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Journals the answers of a task while it is scored, chunk by chunk, so that scoring resumes after a crash. Opening truncates
 * an incomplete chunk at the end. One process at a time holds the journal's lock.
 */
final class AnswerJournal implements AutoCloseable {
    private static final int MAX_CHUNK_BYTES = 1 << 28;
    private static final int HEADER_BYTES = Integer.BYTES + Long.BYTES;

    private final Path file;
    private final FileChannel channel;
    private final List<List<InstanceLikelihood>> chunks;

    private AnswerJournal(Path file, FileChannel channel, List<List<InstanceLikelihood>> chunks) {
        this.file = file;
        this.channel = channel;
        this.chunks = chunks;
    }

    /** Opens or creates a journal; returns null while another process holds its lock. */
    static @Nullable AnswerJournal open(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                if (DirectoryLock.locked(channel)) {
                    return new AnswerJournal(file, channel, readWhole(channel));
                }
                channel.close();
                return null;
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw failure("read", file, e);
        }
    }

    /** Returns the number of complete chunks. */
    int chunks() {
        return chunks.size();
    }

    List<InstanceLikelihood> chunk(int index) {
        return chunks.get(index);
    }

    /** Appends a chunk and forces it to disk. */
    void append(List<InstanceLikelihood> likelihoods) {
        byte[] body = AnswerCodec.encode(likelihoods);
        CRC32 crc = new CRC32();
        crc.update(body);
        ByteBuffer record = ByteBuffer.allocate(HEADER_BYTES + body.length)
                .putInt(body.length)
                .putLong(crc.getValue())
                .put(body)
                .flip();
        try {
            while (record.hasRemaining()) {
                channel.write(record);
            }
            channel.force(true);
        } catch (IOException e) {
            throw failure("write", file, e);
        }
        chunks.add(List.copyOf(likelihoods));
    }

    /** Removes a chunk and all chunks after it. */
    void cut(int index) {
        try {
            long whole = 0;
            for (int i = 0; i < index; i++) {
                whole += HEADER_BYTES + AnswerCodec.bytes(chunks.get(i));
            }
            channel.truncate(whole);
            chunks.subList(index, chunks.size()).clear();
        } catch (IOException e) {
            throw failure("write", file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failure("close", file, e);
        }
    }

    private static List<List<InstanceLikelihood>> readWhole(FileChannel channel) throws IOException {
        List<List<InstanceLikelihood>> chunks = new ArrayList<>();
        long whole = 0;
        long size = channel.size();
        // Closing the stream would close the channel.
        DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
        while (size - whole > HEADER_BYTES) {
            int length = in.readInt();
            long crc = in.readLong();
            if (length < 0 || length > MAX_CHUNK_BYTES || length > size - whole - HEADER_BYTES) {
                break;
            }
            byte[] body = in.readNBytes(length);
            CRC32 found = new CRC32();
            found.update(body);
            if (found.getValue() != crc) {
                break;
            }
            chunks.add(AnswerCodec.decode(body));
            whole += HEADER_BYTES + length;
        }
        channel.truncate(whole);
        channel.position(whole);
        return chunks;
    }

    /** Returns the exception for a failed read or write of a journal. */
    static StorageFailure failure(String action, Path file, IOException e) {
        return new StorageFailure(
                "cannot " + action + " answers " + file + " (" + e.getMessage()
                        + "); free disk space or change datadecide.scorer.results-directory",
                e);
    }
}
