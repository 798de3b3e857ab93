package io.datadecide.decide.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.datadecide.decide.evidence.EvidenceException;
import io.datadecide.decide.evidence.Numbers;
import io.datadecide.decide.evidence.OneLine;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** A published CSV file, read row by row; errors name file, line and column. */
final class WideCsv {

    private final Path file;

    WideCsv(Path file) {
        this.file = file;
    }

    /** A row, whose fields are asked for by the names of their columns. */
    final class Row {
        private final NamedCsvRecord fields;

        private Row(NamedCsvRecord fields) {
            this.fields = fields;
        }

        NamedCsvRecord fields() {
            return fields;
        }

        String text(String column) {
            return fields.findField(column)
                    .orElseThrow(() -> new EvidenceException(file + ":" + fields.getStartingLineNumber()
                            + ":1: no column " + OneLine.quote(column) + "; is this the right kind of file?"));
        }

        boolean has(String column) {
            return fields.findField(column).filter(f -> !f.isBlank()).isPresent();
        }

        double number(String column) {
            double number = Numbers.parse(text(column).strip());
            if (Double.isNaN(number)) {
                throw bad(column, "a number");
            }
            return number;
        }

        long count(String column) {
            long count = Numbers.parseCount(text(column).strip());
            if (count < 0) {
                throw bad(column, "a whole number of at least 0");
            }
            return count;
        }

        private EvidenceException bad(String column, String wanted) {
            return new EvidenceException(file + ":" + fields.getStartingLineNumber() + ":"
                    + (fields.getHeader().indexOf(column) + 1) + ": " + column + " is " + OneLine.quote(text(column))
                    + "; use " + wanted);
        }
    }

    void forEach(Consumer<Row> consumer) throws IOException {
        try (InputStream in = open();
                Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord fields : reader) {
                consumer.accept(new Row(fields));
            }
        } catch (CsvParseException e) {
            throw new EvidenceException(file + ":1:1: cannot be read as CSV: " + e.getMessage());
        }
    }

    private InputStream open() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    }
}
