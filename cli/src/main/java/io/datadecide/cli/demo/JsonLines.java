package io.datadecide.cli.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.datadecide.cli.error.CliException;
import io.datadecide.files.DurableFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes documents as JSON lines, beside the file first, which is replaced when all are there. */
final class JsonLines implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private final Path file;
    private final Path beside;
    private final BufferedWriter writer;

    JsonLines(Path file) {
        this.file = file;
        this.beside = DurableFile.temporary(file);
        try {
            this.writer = Files.newBufferedWriter(beside);
        } catch (IOException e) {
            throw failure(beside, e);
        }
    }

    void add(String id, String source, String text) {
        try (JsonGenerator line = JSON.createGenerator(writer)) {
            line.writeStartObject();
            line.writeStringField("id", id);
            line.writeStringField("source", source);
            line.writeStringField("text", text);
            line.writeEndObject();
            line.writeRaw('\n');
        } catch (IOException e) {
            throw failure(beside, e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
            DurableFile.publish(beside, file);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    static CliException failure(Path path, IOException e) {
        return new CliException.Failed(
                "cannot write " + path + ": " + e.getMessage() + "; free some space or choose another --out", e);
    }
}
