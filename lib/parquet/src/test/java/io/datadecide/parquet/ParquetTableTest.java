package io.datadecide.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTableTest {

    private static final List<ParquetColumn> COLUMNS = List.of(
            ParquetColumn.text("task"),
            ParquetColumn.integer("document"),
            ParquetColumn.number("sum"),
            ParquetColumn.single("margin"));

    @TempDir
    Path directory;

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Path file = directory.resolve("answers.parquet");
        try (ParquetTable table = ParquetTable.create(file, COLUMNS)) {
            for (int i = 0; i < 100_000; i++) {
                table.add(i % 7 == 0 ? null : "task" + i % 5, i, -i / 3.0, (float) (i / 3.0));
            }
            table.commit();
        }
        assertThat(ParquetRows.columns(file)).containsExactly("task", "document", "sum", "margin");
        try (ParquetRows rows = ParquetRows.open(file, List.of("margin", "task", "document", "sum"))) {
            for (int i = 0; i < 100_000; i++) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.isNull(1)).isEqualTo(i % 7 == 0);
                assertThat(rows.text(1)).isEqualTo(i % 7 == 0 ? "" : "task" + i % 5);
                assertThat(rows.integer(2)).isEqualTo(i);
                assertThat(rows.number(3)).isEqualTo(-i / 3.0);
                assertThat(rows.number(0)).isEqualTo((float) (i / 3.0));
            }
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void aTableThatIsNotCommittedLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(directory.resolve("answers.parquet"), "before");
        try (ParquetTable table = ParquetTable.create(file, COLUMNS)) {
            table.add("task", 1L, 1.0, 1f);
        }
        assertThat(file).hasContent("before");
        assertThat(directory).isDirectoryContaining(found -> found.equals(file));
        try (var left = Files.list(directory)) {
            assertThat(left).containsExactly(file);
        }
    }
}
