package io.datadecide.corpus.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.corpus.CorpusException.BadDocument;
import io.datadecide.parquet.ParquetColumn;
import io.datadecide.parquet.ParquetTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetReaderTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("part.parquet");
    }

    private void write(ParquetColumn column, @Nullable Object... cells) throws IOException {
        try (ParquetTable table = ParquetTable.create(file, List.of(ParquetColumn.integer("n"), column))) {
            for (int i = 0; i < cells.length; i++) {
                table.add((long) i, cells[i]);
            }
            table.commit();
        }
    }

    private static List<Document> read(Path path, int maxCharacters) {
        List<Document> documents = new ArrayList<>();
        try (Documents all = Documents.of(path.toString(), maxCharacters)) {
            for (Document next = all.next(); next != null; next = all.next()) {
                documents.add(next);
            }
        }
        return documents;
    }

    @Test
    void eachRowIsADocument() throws IOException {
        write(ParquetColumn.text("text"), "first", "zweites, mit Umläuten", "");
        assertThat(read(directory, 100))
                .extracting(Document::text)
                .containsExactly("first", "zweites, mit Umläuten", "");
        assertThat(read(file, 100)).extracting(Document::line).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aMissingTextIsNamedByItsRow() throws IOException {
        write(ParquetColumn.text("text"), "first", null);
        assertThatThrownBy(() -> read(file, 100))
                .isInstanceOf(BadDocument.class)
                .hasMessage(file + ":2: text is null; use a text");
    }

    @Test
    void aTextThatIsANumberIsRefused() throws IOException {
        write(ParquetColumn.integer("text"), 17L);
        assertThatThrownBy(() -> read(file, 100))
                .isInstanceOf(BadDocument.class)
                .hasMessage(file + ":1: text is 17; use a text");
    }

    @Test
    void aFileWithoutATextColumnIsRefused() throws IOException {
        write(ParquetColumn.text("body"), "first");
        assertThatThrownBy(() -> read(file, 100))
                .isInstanceOf(BadDocument.class)
                .hasMessageStartingWith(file + ":1: ")
                .hasMessageContaining("text");
    }

    @Test
    void aTextThatIsTooLongIsNamed() throws IOException {
        write(ParquetColumn.text("text"), "12345", "123456");
        assertThatThrownBy(() -> read(file, 5))
                .isInstanceOf(BadDocument.class)
                .hasMessageStartingWith(file + ":2: the text of this row has more than 5 characters");
    }

    @Test
    void aCutFileIsRefused() throws IOException {
        write(ParquetColumn.text("text"), "first", "second");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> read(file, 100))
                .isInstanceOf(BadDocument.class)
                .hasMessageStartingWith(file + ":1: ");
    }
}
