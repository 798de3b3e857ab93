package io.datadecide.decide.evidence;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Maps the columns of a file to fields, and parses them. */
final class CsvColumns {

    static final List<String> NAMES =
            List.of("corpus", "size", "params", "tokens", "flops", "seed", "step", "task", "metric", "value");

    private final String source;
    private final List<String> names;
    private final int fields;
    private final int[] positions;

    private CsvColumns(String source, List<String> names, int fields, int[] positions) {
        this.source = source;
        this.names = names;
        this.fields = fields;
        this.positions = positions;
    }

    /** Finds the named columns in a header. */
    static CsvColumns of(CsvRecord header, String source, List<String> names) {
        List<String> found = new ArrayList<>();
        for (String field : header.getFields()) {
            found.add(field.strip());
        }
        int[] positions = new int[names.size()];
        for (int i = 0; i < positions.length; i++) {
            String name = names.get(i);
            positions[i] = found.indexOf(name);
            if (positions[i] < 0) {
                throw EvidenceException.at(
                        source,
                        header.getStartingLineNumber(),
                        found.size(),
                        "no column " + name + "; found " + OneLine.quote(String.join(", ", found)) + ", needed "
                                + String.join(", ", names) + otherSeparator(found));
            }
            if (positions[i] != found.lastIndexOf(name)) {
                throw EvidenceException.at(
                        source,
                        header.getStartingLineNumber(),
                        found.lastIndexOf(name) + 1,
                        "column " + name + " is there twice; keep one");
            }
        }
        return new CsvColumns(source, names, found.size(), positions);
    }

    private static String otherSeparator(List<String> found) {
        String first = found.getFirst();
        char separator = first.indexOf(';') >= 0 ? ';' : first.indexOf('\t') >= 0 ? '\t' : ',';
        return found.size() > 1 || separator == ','
                ? ""
                : "; the columns are separated by " + (separator == ';' ? "semicolons" : "tabs") + ": use commas";
    }

    /** A row of evidence; the columns must be those of {@link #NAMES}. */
    EvidenceRow row(CsvRecord csvRecord) {
        requireWhole(csvRecord);
        long params = count(csvRecord, 2);
        long tokens = count(csvRecord, 3);
        return new EvidenceRow(
                name(csvRecord, 0),
                name(csvRecord, 1),
                params,
                tokens,
                flops(csvRecord, params, tokens),
                name(csvRecord, 5),
                count(csvRecord, 6),
                name(csvRecord, 7),
                name(csvRecord, 8),
                value(csvRecord, 9));
    }

    void requireWhole(CsvRecord csvRecord) {
        if (csvRecord.getFieldCount() != fields) {
            throw error(
                    csvRecord,
                    Math.min(csvRecord.getFieldCount(), fields),
                    "the row has " + csvRecord.getFieldCount() + " fields, the header " + fields);
        }
    }

    static List<String> fields(EvidenceRow row) {
        return Arrays.asList(
                row.corpus(),
                row.size(),
                Long.toString(row.params()),
                Long.toString(row.tokens()),
                Double.toString(row.flops()),
                row.seed(),
                Long.toString(row.step()),
                row.task(),
                row.metric(),
                Double.toString(row.value()));
    }

    String name(CsvRecord csvRecord, int column) {
        String name = csvRecord.getField(positions[column]);
        if (name.isBlank()) {
            throw error(csvRecord, positions[column] + 1, names.get(column) + " is empty; every row needs one");
        }
        if (name.length() > EvidenceRow.MAX_NAME) {
            throw error(
                    csvRecord,
                    positions[column] + 1,
                    names.get(column) + " " + OneLine.quote(name) + " is longer than " + EvidenceRow.MAX_NAME
                            + " characters");
        }
        if (name.indexOf('\uFFFD') >= 0) {
            throw error(
                    csvRecord,
                    positions[column] + 1,
                    names.get(column) + " " + OneLine.quote(name) + " is not valid UTF-8");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw error(
                    csvRecord,
                    positions[column] + 1,
                    names.get(column) + " " + OneLine.quote(name)
                            + " has a line break or another control character in it");
        }
        return name;
    }

    private double flops(CsvRecord csvRecord, long params, long tokens) {
        String text = csvRecord.getField(positions[4]).strip();
        double flops = text.isEmpty() ? 6.0 * params * tokens : Numbers.parse(text);
        if (!(flops >= 0) || Double.isInfinite(flops)) {
            throw error(
                    csvRecord,
                    positions[4] + 1,
                    "flops is " + OneLine.quote(text) + "; use a finite number of at least 0");
        }
        return flops;
    }

    long count(CsvRecord csvRecord, int column) {
        String text = csvRecord.getField(positions[column]).strip();
        long count = Numbers.parseCount(text);
        if (count < 0) {
            throw error(
                    csvRecord,
                    positions[column] + 1,
                    names.get(column) + " is " + OneLine.quote(text) + "; use a whole number of at least 0");
        }
        return count;
    }

    double value(CsvRecord csvRecord, int column) {
        String text = csvRecord.getField(positions[column]).strip();
        double value = Numbers.parse(text);
        if (Double.isNaN(value) && !Numbers.saysNotFinite(text)) {
            throw error(
                    csvRecord,
                    positions[column] + 1,
                    "value is " + OneLine.quote(text) + "; use a decimal number"
                            + (text.indexOf(',') >= 0 ? " with a point" : ""));
        }
        return value;
    }

    private EvidenceException error(CsvRecord csvRecord, int column, String message) {
        return EvidenceException.at(source, csvRecord.getStartingLineNumber(), column, message);
    }
}
