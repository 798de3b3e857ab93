package io.datadecide.scorer.command;

import io.datadecide.scorer.answer.CheckpointScoring;
import io.datadecide.scorer.answer.ScoringOrder;
import io.datadecide.scorer.task.TaskSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code score}: one checkpoint, any tasks, without a server. */
@Command(name = "score", description = "Scores a checkpoint on tasks.", mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {

    @Option(names = "--checkpoint", required = true, description = "Directory of the checkpoint.")
    Path checkpoint = Path.of("");

    @Option(names = "--tokenizer", defaultValue = "bytes", description = "bytes, or the path of a tokenizer.json.")
    String tokenizer = "bytes";

    @Option(
            names = "--task",
            required = true,
            converter = TaskOption.class,
            paramLabel = "NAME:KIND:PATH[:LIMIT]",
            description = "A task; kind is requests, text, cloze or questions. Repeat for more.")
    List<TaskSpec> tasks = new ArrayList<>();

    @Option(names = "--out", description = "File for the metrics as JSON.")
    @Nullable
    Path out;

    @Option(names = "--results", description = "Directory where answers are kept; a second run goes on from them.")
    @Nullable
    Path results;

    @Option(names = "--json", description = "Print the metrics as JSON.")
    boolean json;

    @Mixin
    LimitOptions limits = new LimitOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec == null
                ? new PrintWriter(System.err, true)
                : spec.commandLine().getErr();
        MetricTable table = new MetricTable(err);
        new CheckpointScoring(limits.limits(), results)
                .score(new ScoringOrder(checkpoint, "", tokenizer, tasks), table, () -> {});
        if (out != null) {
            table.write(out);
        }
        PrintWriter printer = spec == null
                ? new PrintWriter(System.out, true)
                : spec.commandLine().getOut();
        table.print(printer, json);
        return 0;
    }
}
