package io.datadecide.corpus.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import io.datadecide.corpus.input.InputFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
    @TempDir
    Path directory;

    @Test
    void jsonLinesGiveTextIdSourceAndPlace() throws IOException {
        Path file = write(
                "a.jsonl", "{\"id\": 7, \"text\": \"ein \\u00e4\", \"source\": \"web\", \"meta\": {\"text\": [1]}}\n");
        assertThat(read(file)).containsExactly(new Document("ein ä", "7", "web", InputFile.of(file), 1));
    }

    @Test
    void aLastLineWithoutEndIsRead() throws IOException {
        assertThat(texts(write("a.jsonl", "{\"text\":\"one\"}\r\n\n{\"text\":\"two\"}")))
                .containsExactly("one", "two");
    }

    @Test
    void linesLongerThanTheBufferAreRead() throws IOException {
        String text = "ab€".repeat(100_000);
        assertThat(texts(write("a.jsonl", "{\"text\":\"" + text + "\"}\n{\"text\":\"x\"}\n")))
                .containsExactly(text, "x");
    }

    @Test
    void aByteOrderMarkIsNotText() throws IOException {
        assertThat(texts(write("a.jsonl", "\uFEFF{\"text\":\"one\"}\n"))).containsExactly("one");
    }

    @Test
    void gzipAndZstandardAreUnpacked() throws IOException {
        String lines = "{\"text\":\"one\"}\n{\"text\":\"two\"}\n";
        assertThat(texts(write("a.jsonl.gz", gzip(lines)))).containsExactly("one", "two");
        assertThat(texts(write("b.jsonl.zst", zstd(lines)))).containsExactly("one", "two");
    }

    @Test
    void gzipMembersInARowAreOneFile() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(gzip("{\"text\":\"one\"}\n"));
        members.write(gzip("{\"text\":\"two\"}\n"));
        assertThat(texts(write("a.jsonl.gz", members.toByteArray()))).containsExactly("one", "two");
    }

    @Test
    void aTextFileIsOneDocument() throws IOException {
        assertThat(texts(write("a.txt", "one\n\ntwo\n"))).containsExactly("one\n\ntwo\n");
    }

    @Test
    void aDirectoryIsReadInTheOrderOfItsNamesWithoutHiddenFiles() throws IOException {
        write("b.txt", "second");
        write("a/z.txt", "first");
        write("c.txt", "third");
        write(".cache.txt", "hidden");
        write("_SUCCESS", "");
        assertThat(texts(directory)).containsExactly("first", "second", "third");
    }

    @Test
    void aGlobTakesWhatMatches() throws IOException {
        write("part-1.txt", "one");
        write("part-2.txt", "two");
        write("other.csv", "no");
        write("deep/part-3.txt", "three");
        assertThat(texts(directory.resolve("part-*.txt"))).containsExactly("one", "two");
        assertThat(texts(directory.resolve("**.txt"))).containsExactly("three", "one", "two");
    }

    private List<String> texts(Path path) {
        return read(path).stream().map(Document::text).toList();
    }

    private List<Document> read(Path path) {
        List<Document> documents = new ArrayList<>();
        try (Documents reader = Documents.of(path.toString())) {
            for (Document next = reader.next(); next != null; next = reader.next()) {
                documents.add(next);
            }
        }
        return documents;
    }

    private Path write(String name, String content) throws IOException {
        return write(name, content.getBytes(UTF_8));
    }

    private Path write(String name, byte[] content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private static byte[] gzip(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] zstd(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new ZstdOutputStream(bytes)) {
            out.write(content.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
