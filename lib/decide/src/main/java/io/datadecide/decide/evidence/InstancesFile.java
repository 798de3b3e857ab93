package io.datadecide.decide.evidence;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.datadecide.parquet.ParquetRows;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A companion of evidence, CSV or Parquet: the columns {@code corpus, size, seed, step, task, metric, instance, value} in any
 * order. The instance is any name; the same name of a task is the same question for every corpus and seed.
 */
public final class InstancesFile {

    private static final List<String> NAMES =
            List.of("corpus", "size", "seed", "step", "task", "metric", "instance", "value");

    private InstancesFile() {}

    /** @throws EvidenceException if a row cannot be used; names file, line and column */
    public static Instances read(Path file) throws IOException {
        Instances instances = new Instances();
        if (EvidenceFile.isParquet(file)) {
            EvidenceParquet.stream(file, NAMES, rows -> add(instances, rows, file));
            return instances;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            CsvFile.stream(in, file.toString(), header -> {
                CsvColumns columns = CsvColumns.of(header, file.toString(), NAMES);
                return row -> add(instances, columns, row, file);
            });
        }
        return instances;
    }

    private static void add(Instances instances, ParquetRows rows, Path file) {
        add(
                instances,
                new Instances.Key(
                        EvidenceParquet.name(rows, 0),
                        EvidenceParquet.name(rows, 1),
                        EvidenceParquet.name(rows, 2),
                        EvidenceParquet.count(rows, 3),
                        EvidenceParquet.name(rows, 4),
                        EvidenceParquet.name(rows, 5)),
                EvidenceParquet.name(rows, 6),
                rows.number(7),
                file + ":" + rows.row() + ":" + NAMES.size());
    }

    private static void add(Instances instances, CsvColumns columns, CsvRecord row, Path file) {
        columns.requireWhole(row);
        add(
                instances,
                new Instances.Key(
                        columns.name(row, 0),
                        columns.name(row, 1),
                        columns.name(row, 2),
                        columns.count(row, 3),
                        columns.name(row, 4),
                        columns.name(row, 5)),
                columns.name(row, 6),
                columns.value(row, 7),
                file + ":" + row.getStartingLineNumber() + ":" + NAMES.size());
    }

    private static void add(Instances instances, Instances.Key key, String instance, double value, String place) {
        if (!Double.isFinite(value)) {
            throw new EvidenceException(place + ": value is " + value + "; use a finite number or leave the row out");
        }
        instances.add(key, instance, value);
    }
}
