package io.datadecide.scorer.command;

import io.datadecide.options.ScoreOptions;
import io.datadecide.scorer.answer.CheckpointScoring;
import io.datadecide.scorer.answer.ScoringOrder;
import io.datadecide.scorer.answer.StoredAnswers;
import io.datadecide.scorer.contamination.ContaminationCheck;
import io.datadecide.scorer.contamination.OverlapTable;
import io.datadecide.scorer.error.ScorerException.BadTask;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code score}: one checkpoint, any tasks, without a server. */
@Command(name = "score", description = "Scores a checkpoint on tasks.", mixinStandardHelpOptions = true)
final class ScoreCommand extends ScoreOptions implements Callable<Integer> {

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
                throw new BadTask("answers", "--answers excludes --checkpoint and --task; give one or the other");
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
        ScoringOrder order = new ScoringOrder(
                checkpoint, "", tokenizer, TaskOption.all(tasks), new ContaminationCheck(corpora, words));
        try (CheckpointScoring scoring = new CheckpointScoring(Limits.of(limits), results)) {
            scoring.score(order, table, () -> {});
        }
    }
}
