package io.datadecide.scorer.answer;

import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.scorer.ScorerException.StorageFailure;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Answers of a task under a checkpoint on disk, chunk by chunk. A chunk that was written whole is never scored again; what a
 * killed process left unfinished at the end is cut off.
 */
final class AnswerStore {
    private static final int MOST_CHUNK_BYTES = 1 << 28;

    private final Path file;
    private final List<List<InstanceLikelihood>> chunks;

    private AnswerStore(Path file, List<List<InstanceLikelihood>> chunks) {
        this.file = file;
        this.chunks = chunks;
    }

    /**
     * Opens the answers of one task under one checkpoint.
     *
     * @param identity everything that the answers depend on: checkpoint, task, tokenizer, code version
     */
    static AnswerStore open(Path directory, String identity) {
        Path file = directory.resolve(Sha256.of(identity.getBytes(StandardCharsets.UTF_8)) + ".answers");
        try {
            Files.createDirectories(directory);
            List<List<InstanceLikelihood>> chunks = Files.exists(file) ? readWhole(file) : List.of();
            return new AnswerStore(file, new ArrayList<>(chunks));
        } catch (IOException e) {
            throw failure("read", file, e);
        }
    }

    /** Chunks that are there, from the first. */
    int chunks() {
        return chunks.size();
    }

    List<InstanceLikelihood> chunk(int index) {
        return chunks.get(index);
    }

    /** Adds the next chunk and forces it to disk. */
    void append(List<InstanceLikelihood> likelihoods) {
        byte[] body = AnswerCodec.encode(likelihoods);
        CRC32 crc = new CRC32();
        crc.update(body);
        ByteBuffer record = ByteBuffer.allocate(Integer.BYTES + Long.BYTES + body.length)
                .putInt(body.length)
                .putLong(crc.getValue())
                .put(body)
                .flip();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE)) {
            while (record.hasRemaining()) {
                channel.write(record);
            }
            channel.force(true);
        } catch (IOException e) {
            throw failure("write", file, e);
        }
        chunks.add(List.copyOf(likelihoods));
    }

    private static List<List<InstanceLikelihood>> readWhole(Path file) throws IOException {
        List<List<InstanceLikelihood>> chunks = new ArrayList<>();
        long whole = 0;
        long size = Files.size(file);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (size - whole > Integer.BYTES + Long.BYTES) {
                int length = in.readInt();
                long crc = in.readLong();
                if (length < 0 || length > MOST_CHUNK_BYTES || length > size - whole - Integer.BYTES - Long.BYTES) {
                    break;
                }
                byte[] body = in.readNBytes(length);
                CRC32 found = new CRC32();
                found.update(body);
                if (found.getValue() != crc) {
                    break;
                }
                chunks.add(AnswerCodec.decode(body));
                whole += Integer.BYTES + Long.BYTES + length;
            }
        }
        if (whole < size) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole);
            }
        }
        return chunks;
    }

    private static StorageFailure failure(String action, Path file, IOException e) {
        return new StorageFailure(
                "cannot " + action + " answers " + file + " (" + e.getMessage()
                        + "); free some space or set datadecide.scorer.results-directory elsewhere",
                e);
    }
}
