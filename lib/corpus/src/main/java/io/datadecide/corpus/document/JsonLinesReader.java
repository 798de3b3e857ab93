package io.datadecide.corpus.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.datadecide.corpus.CorpusException.BadDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** One JSON object a line: {@code text} is the document; {@code id} and {@code source} are kept; the rest is skipped. */
final class JsonLinesReader implements DocumentReader {
    // The line reader bounds the length already; Jackson's own limit would come first with another message.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final LineReader lines;

    JsonLinesReader(LineReader lines) {
        this.lines = lines;
    }

    @Override
    public @Nullable Document next() {
        String line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        return line == null ? null : parse(line);
    }

    private Document parse(String line) {
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw bad("the line is not a JSON object: write {\"text\": \"…\"}", null);
            }
            Fields fields = new Fields();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                read(parser, fields);
            }
            if (parser.nextToken() != null) {
                throw bad("something follows the JSON object: put one object on each line", null);
            }
            if (fields.text == null) {
                throw bad("the field `text` is missing: each line needs one", null);
            }
            return new Document(fields.text, fields.id, fields.source, lines.file(), lines.number());
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // reading from a string does no input or output
        }
    }

    private void read(JsonParser parser, Fields fields) throws IOException {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        switch (name) {
            case "text" -> {
                if (value != JsonToken.VALUE_STRING) {
                    throw bad("the field `text` is " + kind(value) + ", not a string: put the text in quotes", null);
                }
                if (fields.text != null) {
                    throw bad("the field `text` occurs twice: keep one of them", null);
                }
                fields.text = parser.getText();
            }
            case "id" -> fields.id = scalar(parser, value);
            case "source" -> fields.source = scalar(parser, value);
            default -> parser.skipChildren();
        }
    }

    private static @Nullable String scalar(JsonParser parser, JsonToken value) throws IOException {
        if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
            return parser.getText();
        }
        parser.skipChildren();
        return null;
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            default -> "null";
        };
    }

    private BadDocument unreadable(JsonProcessingException e) {
        if (!lines.terminated() && e instanceof JsonEOFException) {
            return bad("the file ends in the middle of this line: copy the file again, or remove the line", e);
        }
        JsonLocation place = e.getLocation(); // null when a limit of the parser, not a character, is the trouble
        String column = place == null ? "" : ", column " + place.getColumnNr();
        String problem = e.getOriginalMessage().lines().findFirst().orElse("");
        return bad("invalid JSON (" + problem + column + "); fix or remove the line", e);
    }

    private BadDocument bad(String problem, @Nullable Throwable cause) {
        return new BadDocument(lines.file(), lines.number(), problem, cause);
    }

    @Override
    public void close() {
        lines.close();
    }

    private static final class Fields {
        private @Nullable String text;
        private @Nullable String id;
        private @Nullable String source;
    }
}
