package io.datadecide.cli.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Records as JSON for programs. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** Over many lines. */
    public static String pretty(Object records) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(records);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of this program does not serialize", e);
        }
    }

    /** On one line. */
    public static String line(Object records) {
        try {
            return MAPPER.writeValueAsString(records);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of this program does not serialize", e);
        }
    }
}
