package io.datadecide.scorer.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.datadecide.corpus.contamination.Overlap;
import io.datadecide.options.ContaminationOptions;
import io.datadecide.scorer.contamination.ContaminationCheck;
import io.datadecide.scorer.contamination.ContaminationStore;
import io.datadecide.scorer.contamination.OverlapTable;
import io.datadecide.scorer.task.TaskReader;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code contamination}: which instances of tasks stand in a corpus. */
@Command(
        name = "contamination",
        description = "Counts the n-grams that a corpus shares with each instance of a task.",
        mixinStandardHelpOptions = true)
final class ContaminationCommand extends ContaminationOptions implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        ContaminationCheck check = new ContaminationCheck(corpora, length);
        Map<String, List<Overlap>> overlaps = new ContaminationStore(
                        new TaskReader(TaskReader.DEFAULT_MAX_CHARACTERS), null)
                .overlaps(TaskOption.all(tasks), check, () -> {});
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
