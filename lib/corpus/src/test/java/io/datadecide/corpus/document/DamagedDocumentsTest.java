package io.datadecide.corpus.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import io.datadecide.corpus.CorpusException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every message is one line that names file and line, the value and the mend. */
class DamagedDocumentsTest {
    private static final String GOOD = "{\"text\":\"good\"}\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"text\":\"cut of | the file ends in the middle of this line: copy the file again",
                "{\"text\":             | the file ends in the middle of this line: copy the file again",
                "{\"id\":\"a\"}         | the field `text` is missing: each line needs one",
                "{\"text\":17}          | the field `text` is a number, not a string: put the text in quotes",
                "{\"text\":null}        | the field `text` is null, not a string",
                "{\"text\":[\"a\"]}     | the field `text` is an array, not a string",
                "{\"text\":{}}          | the field `text` is an object, not a string",
                "{\"text\":true}        | the field `text` is a boolean, not a string",
                "{\"text\":\"a\",\"text\":\"b\"} | the field `text` occurs twice: keep one of them",
                "[\"text\"]             | the line is not a JSON object",
                "{\"text\":\"a\"} {}    | something follows the JSON object: put one object on each line",
                "{text:\"a\"}           | invalid JSON (Unexpected character",
            })
    void badLinesAreNamed(String line, String message) throws IOException {
        Path file = write("a.jsonl", (GOOD + line).getBytes(UTF_8));
        assertThatError(file).hasMessageStartingWith(file + ":2: ").hasMessageContaining(message);
    }

    @Test
    void invalidUtf8IsNamedByItsByte() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(GOOD.getBytes(UTF_8));
        bytes.write("{\"text\":\"".getBytes(UTF_8));
        bytes.write(0xC0);
        bytes.write("\"}\n".getBytes(UTF_8));
        Path file = write("a.jsonl", bytes.toByteArray());
        assertThatError(file).hasMessageStartingWith(file + ":2: byte 10 of the line is not valid UTF-8: convert");
    }

    @Test
    void truncatedGzipIsNamed() throws IOException {
        Path file = write("a.jsonl.gz", cut(packed(new ByteArrayOutputStream(), true)));
        assertThatError(file)
                .hasMessageStartingWith(file + ":")
                .hasMessageContaining("gz data ends early or is damaged");
    }

    @Test
    void truncatedZstandardIsNamed() throws IOException {
        Path file = write("a.jsonl.zst", cut(packed(new ByteArrayOutputStream(), false)));
        assertThatError(file)
                .hasMessageStartingWith(file + ":")
                .hasMessageContaining("zst data ends early or is damaged");
    }

    @Test
    void filesThatAreNotWhatTheirNameSaysAreNamed() throws IOException {
        Path gzip = write("a.jsonl.gz", GOOD.getBytes(UTF_8));
        assertThatError(gzip)
                .hasMessageStartingWith(gzip + ":1: the gz data ends early or is damaged here (Not in GZIP");
        Path zstd = write("a.jsonl.zst", GOOD.getBytes(UTF_8));
        assertThatError(zstd).hasMessageStartingWith(zstd + ":1: the zst data ends early or is damaged here");
        Path empty = write("b.jsonl.gz", new byte[0]);
        assertThatError(empty).hasMessageStartingWith(empty + ":1: the gz data ends early");
    }

    @Test
    void tooLongDocumentsAreNamed() throws IOException {
        Path lines = write("a.jsonl", (GOOD + "{\"text\":\"" + "x".repeat(2000) + "\"}").getBytes(UTF_8));
        assertThatError(lines)
                .hasMessage(lines + ":2: the line is longer than 1000 bytes, the most that one document may"
                        + " take: split it");
        Path text = write("a.txt", "x".repeat(2000).getBytes(UTF_8));
        assertThatError(text).hasMessageStartingWith(text + ":1: the text is longer than 1000 bytes");
    }

    @Test
    void deeplyNestedLinesAreRefused() throws IOException {
        Path file = write("a.jsonl", ("{\"x\":" + "[".repeat(2000)).getBytes(UTF_8));
        assertThatThrownBy(() -> readAll(file.toString(), 1 << 20))
                .isInstanceOf(CorpusException.BadDocument.class)
                .hasMessageContaining("nesting depth");
    }

    @Test
    void pathsThatLeadNowhereAreNamed() throws IOException {
        assertThatError(directory.resolve("none.jsonl")).hasMessageContaining("none.jsonl does not exist: correct it");
        assertThatError(directory.resolve("*.jsonl")).hasMessageContaining("matches no file");
        assertThatError(directory.resolve("none/*.jsonl")).hasMessageContaining("is not a directory");
        assertThatError(Files.createDirectory(directory.resolve("empty"))).hasMessageContaining("has no file in it");
        assertThatError(write("part.arrow", new byte[0]))
                .hasMessageContaining("part.arrow is of unknown type: corpus files end in .jsonl");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertThatError(Path path) {
        return assertThatThrownBy(() -> readAll(path.toString(), 1000))
                .isInstanceOf(CorpusException.class)
                .hasMessageNotContaining("\n");
    }

    private static void readAll(String path, int maxDocumentBytes) {
        try (Documents reader = Documents.of(path, maxDocumentBytes)) {
            while (reader.next() != null) {
                continue;
            }
        }
    }

    /** Random letters, so that packing cannot make the data too small to cut. */
    private static byte[] packed(ByteArrayOutputStream bytes, boolean gzip) throws IOException {
        Random random = new Random(1);
        try (OutputStream out = gzip ? new GZIPOutputStream(bytes) : new ZstdOutputStream(bytes)) {
            for (int line = 0; line < 2000; line++) {
                out.write(("{\"text\":\"" + Long.toHexString(random.nextLong()) + "\"}\n").getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }
}
