package io.datadecide.decide.evidence;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.datadecide.files.DurableFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Evidence as comma-separated values, quoted as RFC 4180 says, UTF-8, gzip or plain. The first line names the columns
 * {@code corpus, size, params, tokens, flops, seed, step, task, metric, value} in any order; other columns are ignored.
 */
public final class EvidenceCsv {

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
        CsvFile.stream(in, source, header -> {
            CsvColumns columns = CsvColumns.of(header, source, CsvColumns.NAMES);
            return row -> consumer.accept(columns.row(row));
        });
    }

    /** Writes rows to a sibling first and renames it when it is whole. */
    public static void write(Path file, Evidence evidence) throws IOException {
        DurableFile.writeText(file, out -> {
            CsvWriter writer = CsvWriter.builder().build(out);
            writer.writeRecord(CsvColumns.NAMES);
            evidence.forEachRow(row -> writer.writeRecord(CsvColumns.fields(row)));
            writer.flush();
        });
    }
}
