package io.datadecide.decide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datadecide.decide.evidence.DecisionFormatException;
import io.datadecide.files.DurableFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code decision.json}; its JSON schema is published beside this class as {@code decision.schema.json}. */
public final class DecisionJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private DecisionJson() {}

    public static String toJson(Decision decision) {
        try {
            return MAPPER.writeValueAsString(decision);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a decision is always valid JSON", e);
        }
    }

    /** Writes to a sibling first and renames it when it is whole. */
    public static void write(Path file, Decision decision) throws IOException {
        DurableFile.writeText(file, out -> {
            out.write(toJson(decision));
            out.write('\n');
        });
    }

    /** @throws DecisionFormatException if the text is not a decision */
    public static Decision parse(String json) {
        try {
            return MAPPER.readValue(json, Decision.class);
        } catch (JsonProcessingException e) {
            throw new DecisionFormatException("not a decision.json: " + e.getOriginalMessage());
        }
    }

    /** The published schema (JSON Schema 2020-12). */
    public static String schema() {
        try (InputStream in = DecisionJson.class.getResourceAsStream("decision.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("decision.schema.json is missing from the library");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
