package io.datadecide.decide.evidence;

import io.datadecide.parquet.ParquetException;
import io.datadecide.parquet.ParquetRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Evidence as Parquet: the columns of {@link EvidenceCsv} with string, integer or floating-point types; others are ignored. */
public final class EvidenceParquet {

    private EvidenceParquet() {}

    /**
     * @throws EvidenceException if the file or a row of it cannot be used; names file, row (as its line) and column
     */
    public static Evidence read(Path file) throws IOException {
        EvidenceBuilder builder = new EvidenceBuilder();
        stream(file, CsvColumns.NAMES, rows -> builder.add(row(rows)));
        return builder.build();
    }

    /** Hands over row after row of a file that has the named columns, which the reader knows by their positions. */
    static void stream(Path file, List<String> names, Consumer<ParquetRows> consumer) throws IOException {
        try (ParquetRows rows = ParquetRows.open(file, names)) {
            while (rows.next()) {
                consumer.accept(rows);
            }
        } catch (ParquetException e) {
            throw EvidenceException.at(file.toString(), e.row(), e.column(), String.valueOf(e.getMessage()));
        }
    }

    private static EvidenceRow row(ParquetRows rows) {
        long params = count(rows, 2);
        long tokens = count(rows, 3);
        double flops = rows.isNull(4) ? 6.0 * params * tokens : rows.number(4);
        if (!(flops >= 0) || Double.isInfinite(flops)) {
            throw rows.refusal(4, "flops is " + flops + "; use a finite number of at least 0");
        }
        return new EvidenceRow(
                name(rows, 0),
                name(rows, 1),
                params,
                tokens,
                flops,
                name(rows, 5),
                count(rows, 6),
                name(rows, 7),
                name(rows, 8),
                rows.isNull(9) ? Double.NaN : rows.number(9));
    }

    static String name(ParquetRows rows, int column) {
        String name = rows.text(column);
        if (name.isBlank()) {
            throw rows.refusal(column, rows.name(column) + " is empty; every row needs one");
        }
        if (name.length() > EvidenceRow.MAX_NAME) {
            throw rows.refusal(
                    column,
                    rows.name(column) + " " + OneLine.quote(name) + " is longer than " + EvidenceRow.MAX_NAME
                            + " characters");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw rows.refusal(
                    column,
                    rows.name(column) + " " + OneLine.quote(name)
                            + " has a line break or another control character in it");
        }
        return name;
    }

    static long count(ParquetRows rows, int column) {
        long count = rows.integer(column);
        if (count < 0) {
            throw rows.refusal(column, rows.name(column) + " is " + count + "; use a whole number of at least 0");
        }
        return count;
    }
}
