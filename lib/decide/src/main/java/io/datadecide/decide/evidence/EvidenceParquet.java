package io.datadecide.decide.evidence;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Evidence as Parquet: the columns of {@link EvidenceCsv} with string, integer or floating-point types; others are ignored. */
public final class EvidenceParquet {

    private EvidenceParquet() {}

    /**
     * @throws EvidenceException if the file or a row of it cannot be used; names file, row (as its line) and column
     */
    public static Evidence read(Path file) throws IOException {
        EvidenceBuilder builder = new EvidenceBuilder();
        stream(file, CsvColumns.NAMES, (rows, row) -> builder.add(row(rows, file, row)));
        return builder.build();
    }

    /** Hands over row after row of a file that has the named columns. */
    static void stream(Path file, List<String> names, RowConsumer consumer) throws IOException {
        long row = 1;
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
                RowReader rows = reader.rowReader()) {
            List<String> found = reader.getFileSchema().getColumns().stream()
                    .map(column -> column.name())
                    .toList();
            for (String name : names) {
                if (!found.contains(name)) {
                    throw EvidenceException.at(
                            file.toString(), 1, 1, "no column " + name + "; found " + String.join(", ", found));
                }
            }
            while (rows.hasNext()) {
                rows.next();
                consumer.accept(rows, row++);
            }
        } catch (EvidenceException | IOException e) {
            throw e;
        } catch (RuntimeException e) {
            // A damaged file surfaces as whatever exception the decoder ran into; for its user it is one thing.
            throw EvidenceException.at(file.toString(), row, 1, "the Parquet file is damaged here: " + e.getMessage());
        }
    }

    private static EvidenceRow row(RowReader rows, Path file, long row) {
        long params = count(rows, "params", file, row);
        long tokens = count(rows, "tokens", file, row);
        double flops = rows.isNull("flops") ? 6.0 * params * tokens : number(rows, "flops", file, row);
        try {
            return new EvidenceRow(
                    text(rows, "corpus"),
                    text(rows, "size"),
                    params,
                    tokens,
                    flops,
                    text(rows, "seed"),
                    count(rows, "step", file, row),
                    text(rows, "task"),
                    text(rows, "metric"),
                    rows.isNull("value") ? Double.NaN : number(rows, "value", file, row));
        } catch (EvidenceException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith(file.toString()) ? e : EvidenceException.at(file.toString(), row, 1, message);
        }
    }

    static String text(RowReader rows, String column) {
        Object value = rows.getValue(column);
        return value == null ? "" : value.toString();
    }

    static long count(RowReader rows, String column, Path file, long row) {
        double number = number(rows, column, file, row);
        if (!(number >= 0) || number != Math.rint(number) || number > Long.MAX_VALUE / 2.0) {
            throw EvidenceException.at(
                    file.toString(),
                    row,
                    CsvColumns.NAMES.indexOf(column) + 1,
                    column + " is " + number + "; use a whole number of at least 0");
        }
        return (long) number;
    }

    static double number(RowReader rows, String column, Path file, long row) {
        Object value = rows.getValue(column);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw EvidenceException.at(
                file.toString(),
                row,
                CsvColumns.NAMES.indexOf(column) + 1,
                column + " is " + OneLine.quote(String.valueOf(value)) + "; use a number");
    }

    /** Takes the row that the reader stands at; rows count from 1. */
    @FunctionalInterface
    interface RowConsumer {
        void accept(RowReader rows, long row);
    }
}
