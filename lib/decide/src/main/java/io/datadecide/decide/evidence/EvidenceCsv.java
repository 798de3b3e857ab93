package io.datadecide.decide.evidence;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Evidence as comma-separated values, quoted as RFC 4180 says, UTF-8, gzip or plain. The first line names the columns
 * {@code corpus, size, params, tokens, flops, seed, step, task, metric, value} in any order; other columns are ignored.
 */
public final class EvidenceCsv {

    private static final int LONGEST_RECORD = 1 << 20;

    private EvidenceCsv() {}

    /**
     * @throws EvidenceException if a row cannot be used; names file, line and column
     */
    public static Evidence read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return read(in, file.toString());
        }
    }

    /**
     * @param source what to call the stream in messages
     */
    public static Evidence read(InputStream in, String source) throws IOException {
        EvidenceBuilder builder = new EvidenceBuilder();
        stream(in, source, builder::add);
        return builder.build();
    }

    /** Hands over row after row; memory does not grow with the file. The stream must support marks. */
    static void stream(InputStream in, String source, Consumer<EvidenceRow> consumer) throws IOException {
        QuoteParityReader text =
                new QuoteParityReader(new InputStreamReader(decompressed(in, source), StandardCharsets.UTF_8));
        long line = 1;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .maxBufferSize(LONGEST_RECORD)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            Iterator<CsvRecord> records = reader.iterator();
            CsvColumns columns = null;
            while (records.hasNext()) {
                CsvRecord csvRecord = records.next();
                line = csvRecord.getStartingLineNumber();
                if (columns == null) {
                    columns = CsvColumns.of(csvRecord, source);
                } else {
                    consumer.accept(columns.row(csvRecord));
                }
            }
            if (columns == null) {
                throw EvidenceException.at(source, 1, 1, "the file is empty; the first line must name the columns");
            }
            if (text.insideQuotes()) {
                throw EvidenceException.at(source, line, 1, "a quote that opens here or before is never closed");
            }
        } catch (CsvParseException e) {
            throw EvidenceException.at(source, line, 1, "cannot be read as CSV after this line: " + rootMessage(e));
        } catch (UncheckedIOException e) {
            throw broken(source, line, e);
        } catch (ZipException | java.io.EOFException e) {
            throw broken(source, line, e);
        }
    }

    /** Writes rows to a sibling first and renames it when it is whole. */
    public static void write(Path file, Evidence evidence) throws IOException {
        DurableFile.write(file, out -> {
            CsvWriter writer = CsvWriter.builder().build(out);
            writer.writeRecord(CsvColumns.NAMES);
            evidence.forEachRow(row -> writer.writeRecord(CsvColumns.fields(row)));
            writer.flush();
        });
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
                source, line, 1, "the compressed file is damaged after this line: " + e.getMessage());
    }

    private static String rootMessage(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
