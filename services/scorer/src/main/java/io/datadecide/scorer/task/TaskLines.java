package io.datadecide.scorer.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.luben.zstd.ZstdInputStream;
import io.datadecide.corpus.input.InputFile;
import io.datadecide.scorer.error.ScorerException;
import io.datadecide.scorer.error.ScorerException.BadTask;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads the JSON objects of a JSON-lines file, uncompressed, gzip or zstd, one at a time. */
final class TaskLines implements AutoCloseable {
    private static final int MAX_LINE_BYTES = 8 << 20;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final ObjectReader JSON = JsonMapper.builder().build().readerFor(JsonNode.class);

    private final InputFile file;
    private final InputStream in;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private long line;

    TaskLines(InputFile file) {
        this.file = file;
        try {
            this.in = new BufferedInputStream(open(file), BUFFER_BYTES);
        } catch (NoSuchFileException e) {
            throw new BadTask("path", "task file " + file + " does not exist; name a JSON-lines file");
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static InputStream open(InputFile file) throws IOException {
        InputStream raw = file.stream();
        String name = file.name();
        if (name.endsWith(".gz")) {
            return new GZIPInputStream(raw, BUFFER_BYTES);
        }
        return name.endsWith(".zst") ? new ZstdInputStream(raw) : raw;
    }

    /** Returns the next object; null at the end. Skips empty lines. */
    @Nullable
    JsonNode next() {
        try {
            while (readLine()) {
                if (buffer.size() > 0) {
                    return parse();
                }
            }
            return null;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Returns an error that names the current line. */
    BadTask problem(String message) {
        return new BadTask("path", file + ":" + line + ": " + message);
    }

    private boolean readLine() throws IOException {
        buffer.reset();
        int b = in.read();
        if (b < 0) {
            return false;
        }
        line++;
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (buffer.size() >= MAX_LINE_BYTES) {
                throw problem("the line is longer than " + MAX_LINE_BYTES + " bytes; write one request per line");
            }
            if (b != '\r') {
                buffer.write(b);
            }
        }
        return true;
    }

    private JsonNode parse() throws IOException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(buffer.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw problem("invalid UTF-8; convert the file");
        }
        try {
            JsonNode node = JSON.readTree(text);
            if (!node.isObject()) {
                throw problem("not a JSON object; write one request per line");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw problem("invalid JSON (" + e.getOriginalMessage() + "); the line may be cut off");
        }
    }

    private ScorerException unreadable(IOException e) {
        String where = file + ":" + (line + 1);
        if (e instanceof EOFException || e instanceof ZipException) {
            return new BadTask("path", where + ": the compressed file is cut off or damaged; copy it again");
        }
        return TaskFiles.unreadable(where, e);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }
}
