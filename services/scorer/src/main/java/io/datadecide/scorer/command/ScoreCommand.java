package io.datadecide.scorer.command;

import io.datadecide.corpus.contamination.NgramIndex;
import io.datadecide.scorer.answer.CheckpointScoring;
import io.datadecide.scorer.answer.ScoringOrder;
import io.datadecide.scorer.answer.StoredAnswers;
import io.datadecide.scorer.contamination.ContaminationCheck;
import io.datadecide.scorer.contamination.OverlapTable;
import io.datadecide.scorer.error.ScorerException.BadTask;
import io.datadecide.scorer.task.TaskSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    @Option(names = "--checkpoint", description = "Directory of the checkpoint.")
    @Nullable
    Path checkpoint;

    @Option(
            names = "--answers",
            description =
                    "Instead of a checkpoint: Parquet files of answers, or a directory of them, from which metrics"
                            + " are computed again without the model.")
    List<Path> answers = new ArrayList<>();

    @Option(names = "--without-marked", description = "Marks that `contamination --out` wrote; only with --answers.")
    @Nullable
    Path flags;

    @Option(
            names = "--corpus",
            description =
                    "Compute metrics also without the instances that stand in this corpus: a file, a directory or a"
                            + " glob, by its path or its s3:// address. Repeat for more.")
    List<String> corpora = new ArrayList<>();

    @Option(names = "--ngram", defaultValue = "" + NgramIndex.DEFAULT_LENGTH, description = "Words of an n-gram.")
    int words = NgramIndex.DEFAULT_LENGTH;

    @Option(
            names = "--tokenizer",
            defaultValue = "bytes",
            description = "bytes, or the path or s3:// address of a tokenizer.json.")
    String tokenizer = "bytes";

    @Option(
            names = "--task",
            converter = TaskOption.class,
            paramLabel = "NAME:KIND:PATH[:LIMIT]",
            description =
                    "A task; kind is requests, text, cloze or questions, the path may be an s3:// address. Repeat for"
                            + " more.")
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
        fill(table);
        if (out != null) {
            table.write(out);
        }
        PrintWriter printer = spec == null
                ? new PrintWriter(System.out, true)
                : spec.commandLine().getOut();
        table.print(printer, json);
        return 0;
    }

    private void fill(MetricTable table) {
        if (!answers.isEmpty()) {
            if (checkpoint != null || !tasks.isEmpty()) {
                throw new BadTask("answers", "--answers stands in for --checkpoint and --task; give one or the other");
            }
            new StoredAnswers(answers).send(flags == null ? Map.of() : OverlapTable.read(flags), table);
            return;
        }
        if (checkpoint == null) {
            throw new BadTask("checkpoint", "what is to be scored is missing; give --checkpoint, or --answers");
        }
        if (flags != null) {
            throw new BadTask("marks", "--without-marked goes with --answers; with a checkpoint name the --corpus");
        }
        ScoringOrder order = new ScoringOrder(checkpoint, "", tokenizer, tasks, new ContaminationCheck(corpora, words));
        try (CheckpointScoring scoring = new CheckpointScoring(limits.limits(), results)) {
            scoring.score(order, table, () -> {});
        }
    }
}
