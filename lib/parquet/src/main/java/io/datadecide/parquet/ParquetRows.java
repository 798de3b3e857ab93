package io.datadecide.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Some columns of a Parquet file, row after row. Reads what pyarrow, pandas, Spark and DuckDB write: snappy, zstd, gzip,
 * lz4_raw or no compression, dictionaries, both page versions. Memory is bounded by the row group (compressed) and one page
 * a column; a damaged file ends in a {@link ParquetException}, never in another exception.
 *
 * <pre>{@code
 * try (ParquetRows rows = ParquetRows.open(file, List.of("task", "value"))) {
 *     while (rows.next()) {
 *         use(rows.text(0), rows.number(1));
 *     }
 * }
 * }</pre>
 */
public final class ParquetRows implements Closeable {

    private final ParquetFileReader reader;
    private final List<String> names;
    private final RowGroups groups;
    private Object @Nullable [] cells;
    private long row;

    private ParquetRows(ParquetFileReader reader, List<String> names, RowGroups groups) {
        this.reader = reader;
        this.names = names;
        this.groups = groups;
    }

    /**
     * @param names the columns to read, which must be there and flat; cells are asked for by position in this list
     * @throws ParquetException if this is not a complete Parquet file, or a column is missing or has a type without a use here
     * @throws IOException if the file cannot be opened or read
     */
    public static ParquetRows open(Path file, List<String> names) throws IOException {
        return open(Files.newByteChannel(file), names);
    }

    /**
     * Reads a file from another location.
     *
     * @param file its bytes; closed with the rows, and when there are none
     */
    public static ParquetRows open(SeekableByteChannel file, List<String> names) throws IOException {
        ParquetFileReader reader = WholeFile.open(file);
        try {
            RowGroups groups = Damage.named(1, () -> RowGroups.of(reader, names));
            return new ParquetRows(reader, List.copyOf(names), groups);
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** Names of the file's columns, in its order. */
    public static List<String> columns(Path file) throws IOException {
        try (ParquetFileReader reader = WholeFile.open(Files.newByteChannel(file))) {
            return reader.getFileMetaData().getSchema().getFields().stream()
                    .map(Type::getName)
                    .toList();
        }
    }

    /** Goes to the next row; false after the last. */
    public boolean next() throws IOException {
        cells = Damage.named(row + 1, groups::next);
        if (cells == null) {
            return false;
        }
        row++;
        return true;
    }

    /** Number of the current row, counted from 1. */
    public long row() {
        return row;
    }

    /** Name of a column that is read. */
    public String name(int column) {
        return names.get(column);
    }

    public boolean isNull(int column) {
        return cell(column) == null;
    }

    /** The cell as text; a null is empty, a number is written with the digits it needs. */
    public String text(int column) {
        Object cell = cell(column);
        if (cell instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString(number.longValue());
        }
        return cell == null ? "" : cell.toString();
    }

    /**
     * The cell as it is, where nothing but text will do.
     *
     * @throws ParquetException if it is a number or null
     */
    public String string(int column) {
        if (cell(column) instanceof String text) {
            return text;
        }
        throw wrong(column, "a text");
    }

    /**
     * The cell as a number.
     *
     * @throws ParquetException if it is text or null
     */
    public double number(int column) {
        if (cell(column) instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong(column, "a number");
    }

    /**
     * The cell as a whole number; a float counts if it is whole, as tools that know no missing integers write it.
     *
     * @throws ParquetException if it is none
     */
    public long integer(int column) {
        Object cell = cell(column);
        if (cell instanceof Long whole) {
            return whole;
        }
        if (cell instanceof Double number && number == Math.rint(number) && Math.abs(number) <= 1L << 53) {
            return number.longValue();
        }
        throw wrong(column, "a whole number");
    }

    private ParquetException wrong(int column, String use) {
        Object cell = cell(column);
        String shown = cell == null
                ? "null"
                : cell instanceof String text ? "'" + text.substring(0, Math.min(60, text.length())) + "'" : "" + cell;
        return refusal(column, names.get(column) + " is " + shown + "; use " + use);
    }

    /** An exception about a cell of this row that its reader cannot use. */
    public ParquetException refusal(int column, String message) {
        int position = reader.getFileMetaData().getSchema().getFieldIndex(names.get(column)) + 1;
        return new ParquetException(row, position, message);
    }

    private @Nullable Object cell(int column) {
        if (cells == null) {
            throw new IllegalStateException("no row: call next() first");
        }
        return cells[column];
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
