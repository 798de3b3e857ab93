package io.datadecide.cli.remote;

import io.datadecide.cli.progress.RunWords;
import io.datadecide.cli.text.TextTable;
import io.datadecide.cli.text.TextTable.Column;
import io.datadecide.cli.text.Units;
import io.datadecide.proto.experiment.v1.Run;
import io.datadecide.proto.experiment.v1.RunKind;
import java.util.List;
import java.util.Locale;

/** Runs as lines. */
public final class RunTable {
    private RunTable() {}

    public static List<String> of(List<Run> runs) {
        TextTable table = new TextTable(
                Column.left("run"),
                Column.left("state"),
                Column.right("attempt"),
                Column.right("step"),
                Column.right("loss"),
                Column.left(""));
        for (Run run : runs) {
            boolean trains = run.getKind() == RunKind.RUN_KIND_TRAIN;
            table.row(
                    run.getId(),
                    RunWords.state(run.getState()),
                    run.getAttempt() == 0 ? "" : Integer.toString(run.getAttempt()),
                    trains ? run.getStep() + "/" + run.getTotalSteps() : Units.count(run.getTokens()) + " tokens",
                    trains && run.getStep() > 0 && Double.isFinite(run.getLoss())
                            ? String.format(Locale.ROOT, "%.4f", run.getLoss())
                            : "",
                    ExperimentTable.shortened(run.getReason()));
        }
        return table.lines();
    }
}
