package io.datadecide.language.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datadecide.language.LanguageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A safetensors file open for reading, its header checked against the file's length. */
public final class SafetensorsFile implements AutoCloseable {
    /** The format's own limit of a header. */
    private static final long MAX_HEADER_BYTES = 100_000_000;

    private final Path file;
    private final FileChannel channel;
    private final Map<String, Entry> entries;

    private record Entry(long[] dimensions, long start, long end) {}

    private SafetensorsFile(Path file, FileChannel channel, Map<String, Entry> entries) {
        this.file = file;
        this.channel = channel;
        this.entries = entries;
    }

    /**
     * Opens a file of float32 tensors.
     *
     * @throws LanguageException.BadCheckpoint when the file is not one, or is cut off
     */
    public static SafetensorsFile open(Path file) {
        try {
            FileChannel channel = FileChannel.open(file);
            try {
                return new SafetensorsFile(file, channel, readHeader(file, channel));
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new LanguageException.BadCheckpoint(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Names of the tensors, in the order of the header. */
    public Set<String> names() {
        return entries.keySet();
    }

    /**
     * Fills a buffer with one tensor, little-endian float32.
     *
     * @throws LanguageException.BadCheckpoint when there is no such tensor or its dimensions are others
     */
    public void read(String name, long[] dimensions, ByteBuffer destination) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw bad(file, "has no tensor " + name, null);
        }
        if (!Arrays.equals(entry.dimensions, dimensions) || entry.end - entry.start != destination.remaining()) {
            throw bad(
                    file,
                    "tensor " + name + " is " + Arrays.toString(entry.dimensions) + ", expected "
                            + Arrays.toString(dimensions),
                    null);
        }
        long position = entry.start;
        try {
            while (destination.hasRemaining()) {
                int count = channel.read(destination, position);
                if (count < 0) {
                    throw bad(file, "ends within tensor " + name, null);
                }
                position += count;
            }
        } catch (IOException e) {
            throw bad(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw bad(file, "cannot be closed: " + e.getMessage(), e);
        }
    }

    private static Map<String, Entry> readHeader(Path file, FileChannel channel) throws IOException {
        long headerBytes = fill(file, channel, Long.BYTES, 0).getLong();
        if (headerBytes < 2 || headerBytes > Math.min(MAX_HEADER_BYTES, channel.size() - Long.BYTES)) {
            throw bad(file, "is not a safetensors file: its header claims " + headerBytes + " bytes", null);
        }
        byte[] text = fill(file, channel, (int) headerBytes, Long.BYTES).array();
        long data = Long.BYTES + headerBytes;
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : new JsonMapper().readTree(text).properties()) {
            if (!field.getKey().equals("__metadata__")) {
                entries.put(field.getKey(), entry(file, channel, field.getKey(), field.getValue(), data));
            }
        }
        return entries;
    }

    private static Entry entry(Path file, FileChannel channel, String name, JsonNode node, long data)
            throws IOException {
        if (!node.path("dtype").asText().equals("F32")) {
            throw bad(file, "tensor " + name + " has type " + node.path("dtype") + ", expected F32", null);
        }
        long[] dimensions = new long[node.path("shape").size()];
        long elements = 1;
        for (int i = 0; i < dimensions.length; i++) {
            dimensions[i] = node.path("shape").get(i).asLong();
            elements = Math.multiplyExact(elements, dimensions[i]);
        }
        long start = node.path("data_offsets").path(0).asLong(-1);
        long end = node.path("data_offsets").path(1).asLong(-1);
        if (start < 0 || end - start != elements * Float.BYTES || end > channel.size() - data) {
            throw bad(file, "tensor " + name + " is outside the file; it is cut off or damaged", null);
        }
        return new Entry(dimensions, data + start, data + end);
    }

    private static ByteBuffer fill(Path file, FileChannel channel, int bytes, long position) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw bad(file, "is cut off within its header", null);
            }
        }
        return buffer.flip();
    }

    private static LanguageException.BadCheckpoint bad(
            Path file, String problem, @org.jspecify.annotations.Nullable Throwable cause) {
        return new LanguageException.BadCheckpoint(file + ": " + problem, cause);
    }
}
