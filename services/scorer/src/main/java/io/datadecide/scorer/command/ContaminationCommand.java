package io.datadecide.scorer.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.datadecide.corpus.contamination.NgramIndex;
import io.datadecide.corpus.contamination.Overlap;
import io.datadecide.scorer.contamination.ContaminationCheck;
import io.datadecide.scorer.contamination.ContaminationStore;
import io.datadecide.scorer.contamination.OverlapTable;
import io.datadecide.scorer.task.TaskReader;
import io.datadecide.scorer.task.TaskSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code contamination}: which instances of tasks stand in a corpus. */
@Command(
        name = "contamination",
        description = "Counts the n-grams that a corpus shares with each instance of a task.",
        mixinStandardHelpOptions = true)
final class ContaminationCommand implements Callable<Integer> {

    @Option(
            names = "--corpus",
            required = true,
            description =
                    "File, directory or glob of a corpus, by its path or its s3:// address. Repeat for more: one index looks"
                            + " through all.")
    List<String> corpora = new ArrayList<>();

    @Option(
            names = "--task",
            required = true,
            converter = TaskOption.class,
            paramLabel = "NAME:KIND:PATH[:LIMIT]",
            description = "A task. Repeat for more.")
    List<TaskSpec> tasks = new ArrayList<>();

    @Option(names = "--ngram", defaultValue = "" + NgramIndex.DEFAULT_LENGTH, description = "Words; default: 13.")
    int length = NgramIndex.DEFAULT_LENGTH;

    @Option(
            names = "--out",
            description = "Parquet file for the marks, which `score --answers … --without-marked FILE` leaves out.")
    @Nullable
    Path out;

    @Option(names = "--json", description = "Print every instance as JSON.")
    boolean json;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        ContaminationCheck check = new ContaminationCheck(corpora, length);
        Map<String, List<Overlap>> overlaps = new ContaminationStore(
                        new TaskReader(TaskReader.DEFAULT_MAX_CHARACTERS), null)
                .overlaps(tasks, check, () -> {});
        if (out != null) {
            OverlapTable.write(out, overlaps);
        }
        PrintWriter printer = spec == null
                ? new PrintWriter(System.out, true)
                : spec.commandLine().getOut();
        if (json) {
            ArrayNode rows = JsonMapper.builder().build().createArrayNode();
            overlaps.forEach((task, found) -> found.forEach(overlap -> addRow(rows, task, overlap)));
            printer.println(rows.toPrettyString());
        } else {
            overlaps.forEach((task, found) -> printSummary(printer, task, found));
        }
        printer.flush();
        return 0;
    }

    private static void printSummary(PrintWriter out, String task, List<Overlap> overlaps) {
        out.printf(
                Locale.ROOT,
                "%s: %d of %d instances share an n-gram with the corpus; %d are too short to say%n",
                task,
                overlaps.stream().filter(Overlap::contaminated).count(),
                overlaps.size(),
                overlaps.stream().filter(overlap -> overlap.ngrams() == 0).count());
    }

    private static void addRow(ArrayNode rows, String task, Overlap overlap) {
        rows.addObject()
                .put("task", task)
                .put("instance", Integer.parseInt(overlap.id()))
                .put("ngrams", overlap.ngrams())
                .put("found", overlap.found())
                .put("occurrences", overlap.occurrences())
                .put("contaminated", overlap.contaminated());
    }
}
