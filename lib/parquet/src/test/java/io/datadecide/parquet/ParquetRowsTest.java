package io.datadecide.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files written by pyarrow 22 and pandas 2.3 ({@code make.py} beside them): the first five rows are in one row group. */
class ParquetRowsTest {

    private static final List<String> COLUMNS = List.of("value", "corpus", "seed", "step");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"none-1", "snappy-1", "snappy-2", "gzip-1", "zstd-1", "zstd-2", "lz4-2", "delta"})
    void everyUsualCompressionPageAndEncodingIsRead(String name) throws IOException {
        List<String> rows = new ArrayList<>();
        try (ParquetRows table = ParquetRows.open(made(name), COLUMNS)) {
            while (table.next()) {
                rows.add(table.text(1) + " " + table.integer(2) + " " + table.integer(3) + " " + table.number(0));
            }
            assertThat(table.row()).isEqualTo(12);
        }
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String corpus = List.of("crawl", "books", "größe").get(i % 3);
            expected.add(corpus + " " + i % 4 + " " + 1000 * (i / 4) + " " + (i / 8.0 - 0.5));
        }
        assertThat(rows).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pandas", "decimal"})
    void categoriesUnsignedNumbersDecimalsAndNullsAreRead(String name) throws IOException {
        try (ParquetRows table = ParquetRows.open(made(name), COLUMNS)) {
            for (int i = 0; i < 12; i++) {
                assertThat(table.next()).isTrue();
                assertThat(table.text(1))
                        .isEqualTo(List.of("crawl", "books", "größe").get(i % 3));
                assertThat(table.text(2)).isEqualTo("" + i % 4);
                assertThat(table.integer(3)).isEqualTo(1000 * (i / 4));
                assertThat(table.isNull(0)).isEqualTo(i == 7);
                if (i != 7) {
                    assertThat(table.number(0)).isEqualTo(i / 8.0 - 0.5);
                }
            }
            assertThat(table.next()).isFalse();
        }
    }

    @Test
    void whatCannotBeReadIsSaidInOneLine() throws IOException {
        assertThatRefusal("brotli-1", "value")
                .hasMessageContaining("compressed with BROTLI; write the file with snappy");
        assertThatRefusal("decimal", "list").hasMessageContaining("column list is a list or a structure");
        assertThatRefusal("decimal", "metric")
                .hasMessage("no column metric; found corpus, seed, step, value, list, flag, needed metric");
        try (ParquetRows table = ParquetRows.open(made("decimal"), List.of("corpus", "value", "flag"))) {
            table.next();
            assertThat(table.text(2)).isEqualTo("false");
            assertThatThrownBy(() -> table.number(0)).hasMessage("corpus is 'crawl'; use a number");
            assertThatThrownBy(() -> table.integer(1)).hasMessage("value is -0.5; use a whole number");
        }
    }

    @Test
    void aFileThatIsCutOffOrNoParquetIsSaidToBeDamaged() throws IOException {
        byte[] whole = Files.readAllBytes(made("snappy-1"));
        for (int length : new int[] {0, 4, 11, 12, 100, whole.length - 1}) {
            Path file = Files.write(directory.resolve("cut.parquet"), java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> ParquetRows.open(file, COLUMNS))
                    .isInstanceOf(ParquetException.class)
                    .hasMessageStartingWith("the Parquet file is damaged here: ");
        }
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ?> assertThatRefusal(String name, String column)
            throws IOException {
        Path file = made(name);
        return assertThatThrownBy(() -> {
                    try (ParquetRows table = ParquetRows.open(file, List.of(column))) {
                        table.next();
                    }
                })
                .isInstanceOf(ParquetException.class);
    }

    static Path made(String name) {
        return Path.of("src/test/resources/io/datadecide/parquet", name + ".parquet");
    }
}
