package io.datadecide.language.checkpoint;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datadecide.files.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * Writes float32 tensors as one safetensors file (github.com/huggingface/safetensors, format section): length of the
 * header, a JSON header padded to 8 bytes, then the tensors without gaps. Nothing is copied but one buffer at a time.
 */
final class SafetensorsWriter {
    private static final int ALIGNMENT = 8;
    private static final int CHUNK_BYTES = 1 << 20;

    private SafetensorsWriter() {}

    /** A tensor's name, dimensions and little-endian float32 values. */
    record Tensor(String name, long[] dimensions, ByteBuffer values) {}

    /**
     * Writes and forces to disk a file that must not exist yet.
     *
     * @param metadata text that the header carries for other programs
     * @return the file's SHA-256
     */
    static FileDigest write(Path file, Map<String, String> metadata, List<Tensor> tensors) throws IOException {
        Digest digest = new Digest();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            put(channel, digest, header(metadata, tensors));
            for (Tensor tensor : tensors) {
                put(channel, digest, tensor.values().duplicate());
            }
            channel.force(true);
            return FileDigest.of(digest);
        }
    }

    private static ByteBuffer header(Map<String, String> metadata, List<Tensor> tensors) throws IOException {
        JsonMapper json = new JsonMapper();
        ObjectNode root = json.createObjectNode();
        ObjectNode extra = root.putObject("__metadata__");
        metadata.forEach(extra::put);
        long offset = 0;
        for (Tensor tensor : tensors) {
            ObjectNode entry = root.putObject(tensor.name());
            entry.put("dtype", "F32");
            for (long dimension : tensor.dimensions()) {
                entry.withArray("shape").add(dimension);
            }
            long end = offset + tensor.values().remaining();
            entry.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] text = json.writeValueAsBytes(root);
        int padded = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer header = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(padded).put(text);
        while (header.hasRemaining()) {
            header.put((byte) ' ');
        }
        return header.flip();
    }

    private static void put(FileChannel channel, Digest digest, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            ByteBuffer chunk = bytes.slice(bytes.position(), Math.min(CHUNK_BYTES, bytes.remaining()));
            bytes.position(bytes.position() + chunk.remaining());
            digest.add(chunk.duplicate());
            while (chunk.hasRemaining()) {
                channel.write(chunk);
            }
        }
    }
}
