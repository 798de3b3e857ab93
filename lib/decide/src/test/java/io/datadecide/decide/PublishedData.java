package io.datadecide.decide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where published results and their known answers lie: {@code DATADECIDE_DATA}, or {@code ../shared/data} of the root. */
public final class PublishedData {

    private PublishedData() {}

    public static Path file(String name) {
        String configured = System.getenv("DATADECIDE_DATA");
        Path root = configured != null
                ? Path.of(configured)
                : Path.of(System.getProperty("datadecide.root", "../..")).resolve("../shared/data");
        Path file = root.resolve(name);
        if (!Files.exists(file)) {
            throw new IllegalStateException(
                    file + " is missing; set DATADECIDE_DATA to the folder of published results");
        }
        return file;
    }

    public static JsonNode json(String name) {
        try {
            return new JsonMapper().readTree(Files.readString(file(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
