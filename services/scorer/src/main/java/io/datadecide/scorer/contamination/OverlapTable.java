package io.datadecide.scorer.contamination;

import io.datadecide.corpus.contamination.Overlap;
import io.datadecide.parquet.ParquetColumn;
import io.datadecide.parquet.ParquetException;
import io.datadecide.parquet.ParquetRows;
import io.datadecide.parquet.ParquetTable;
import io.datadecide.scorer.error.ScorerException.BadTask;
import io.datadecide.scorer.error.ScorerException.StorageFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes the overlap of corpora with tasks as a Parquet file with one row per instance. */
public final class OverlapTable {
    private static final List<ParquetColumn> COLUMNS = List.of(
            ParquetColumn.text("task"),
            ParquetColumn.integer("instance"),
            ParquetColumn.integer("ngrams"),
            ParquetColumn.integer("found"),
            ParquetColumn.integer("occurrences"),
            ParquetColumn.integer("marked"));

    private OverlapTable() {}

    /** Writes the file atomically; tasks by their names. */
    public static void write(Path file, Map<String, List<Overlap>> tasks) {
        try (ParquetTable table = ParquetTable.create(file, COLUMNS)) {
            for (Map.Entry<String, List<Overlap>> task : tasks.entrySet()) {
                for (Overlap overlap : task.getValue()) {
                    table.add(
                            task.getKey(),
                            Integer.parseInt(overlap.id()),
                            overlap.ngrams(),
                            overlap.found(),
                            overlap.occurrences(),
                            overlap.contaminated() ? 1 : 0);
                }
            }
            table.commit();
        } catch (IOException e) {
            throw new StorageFailure("cannot write " + file + " (" + e.getMessage() + "); choose another path", e);
        }
    }

    /**
     * Reads the flags of each task.
     *
     * @throws BadTask when the file is damaged or has another format
     */
    public static Map<String, ContaminationFlags> read(Path file) {
        Map<String, BitSet> marked = new LinkedHashMap<>();
        try (ParquetRows rows = ParquetRows.open(file, List.of("task", "instance", "marked"))) {
            while (rows.next()) {
                BitSet bits = marked.computeIfAbsent(rows.text(0), _ -> new BitSet());
                bits.set(Math.toIntExact(rows.integer(1)), rows.integer(2) != 0);
            }
        } catch (IOException | ParquetException | ArithmeticException | IndexOutOfBoundsException e) {
            throw new BadTask(
                    "marks",
                    "cannot read contamination flags " + file + " (" + e.getMessage()
                            + "); run `contamination --out` again");
        }
        Map<String, ContaminationFlags> flags = new LinkedHashMap<>();
        marked.forEach((task, bits) -> flags.put(task, ContaminationFlags.of(bits)));
        return flags;
    }
}
