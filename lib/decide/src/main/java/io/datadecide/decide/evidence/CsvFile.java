package io.datadecide.decide.evidence;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Comma-separated values as RFC 4180 has them, UTF-8, gzip or plain. */
final class CsvFile {

    private static final int MAX_RECORD = 2 * QuoteCheck.MAX_FIELD;

    private CsvFile() {}

    /**
     * Hands over row after row; memory does not grow with the file. The stream must support marks.
     *
     * @param header takes the first record and says who takes the others
     * @throws EvidenceException if the text is not CSV; names source and line
     */
    static void stream(InputStream in, String source, Function<CsvRecord, Consumer<CsvRecord>> header)
            throws IOException {
        QuoteCheck text = opened(in, source);
        long line = 1;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .maxBufferSize(MAX_RECORD)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            Iterator<CsvRecord> records = reader.iterator();
            Consumer<CsvRecord> rows = null;
            while (records.hasNext()) {
                CsvRecord csvRecord = records.next();
                line = csvRecord.getStartingLineNumber();
                requireQuotes(text, line);
                if (rows == null) {
                    rows = header.apply(csvRecord);
                } else {
                    accept(rows, csvRecord, source);
                }
            }
            requireQuotes(text, Long.MAX_VALUE);
            if (rows == null) {
                throw EvidenceException.at(source, 1, 1, "the file is empty; the first line must name the columns");
            }
        } catch (CsvParseException e) {
            requireQuotes(text, Long.MAX_VALUE);
            throw EvidenceException.at(source, line, 1, "cannot be read as CSV after this line: " + rootMessage(e));
        } catch (UncheckedIOException e) {
            throw broken(source, line, e);
        } catch (ZipException | java.io.EOFException e) {
            throw broken(source, line, e);
        }
    }

    private static QuoteCheck opened(InputStream in, String source) throws IOException {
        try {
            return new QuoteCheck(Utf8Text.of(decompressed(in, source), source), source);
        } catch (ZipException | java.io.EOFException e) {
            throw broken(source, 1, e);
        }
    }

    /** The record at which quotes break the rules is cut short: what is wrong with it otherwise does not matter. */
    private static void requireQuotes(QuoteCheck text, long line) {
        EvidenceException problem = text.problem();
        if (problem != null && text.recordLine() <= line) {
            throw problem;
        }
    }

    /** What a taker of rows says without a place happened at this row. */
    private static void accept(Consumer<CsvRecord> rows, CsvRecord csvRecord, String source) {
        try {
            rows.accept(csvRecord);
        } catch (EvidenceException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith(source + ":")
                    ? e
                    : EvidenceException.at(source, csvRecord.getStartingLineNumber(), 1, message);
        }
    }

    private static InputStream decompressed(InputStream in, String source) throws IOException {
        in.mark(2);
        int magic = in.read() | in.read() << 8;
        in.reset();
        if (magic != GZIPInputStream.GZIP_MAGIC) {
            return in;
        }
        try {
            return new GZIPInputStream(in, 1 << 16);
        } catch (ZipException | java.io.EOFException e) {
            throw broken(source, 1, e);
        }
    }

    private static EvidenceException broken(String source, long line, Exception e) {
        return EvidenceException.at(
                source, line, 1, "the compressed file is damaged after this line: " + rootMessage(e));
    }

    private static String rootMessage(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
