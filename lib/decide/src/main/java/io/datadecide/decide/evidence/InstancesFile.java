package io.datadecide.decide.evidence;

import de.siegmar.fastcsv.reader.CsvRecord;
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
            EvidenceParquet.stream(
                    file,
                    NAMES,
                    (rows, row) -> add(
                            instances,
                            new Instances.Key(
                                    EvidenceParquet.text(rows, "corpus"),
                                    EvidenceParquet.text(rows, "size"),
                                    EvidenceParquet.text(rows, "seed"),
                                    EvidenceParquet.count(rows, "step", file, row),
                                    EvidenceParquet.text(rows, "task"),
                                    EvidenceParquet.text(rows, "metric")),
                            EvidenceParquet.text(rows, "instance"),
                            EvidenceParquet.number(rows, "value", file, row),
                            file + ":" + row + ":" + NAMES.size()));
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
