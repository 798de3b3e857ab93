package io.datadecide.cli.remote;

import io.datadecide.cli.progress.ExperimentWords;
import io.datadecide.cli.text.TextTable;
import io.datadecide.cli.text.TextTable.Column;
import io.datadecide.cli.text.Units;
import io.datadecide.proto.experiment.v1.Experiment;
import io.datadecide.proto.experiment.v1.RunState;
import io.datadecide.proto.experiment.v1.RunStateCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Experiments as lines. */
public final class ExperimentTable {
    private static final int MAX_REASON_LENGTH = 100;

    private ExperimentTable() {}

    public static List<String> of(List<Experiment> experiments) {
        TextTable table = new TextTable(
                Column.left("experiment"),
                Column.left("state"),
                Column.right("runs"),
                Column.right("failed"),
                Column.right("scored"),
                Column.right("age"),
                Column.left(""));
        experiments.forEach(experiment -> table.row(
                experiment.getName(),
                ExperimentWords.state(experiment.getState()),
                count(experiment, RunState.RUN_STATE_SUCCEEDED) + "/" + all(experiment),
                failed(experiment),
                experiment.getScoredCheckpoints() + "/" + experiment.getTotalCheckpoints(),
                age(experiment),
                shortened(experiment.getReason())));
        return table.lines();
    }

    private static String failed(Experiment experiment) {
        int failed = count(experiment, RunState.RUN_STATE_FAILED);
        return failed == 0 ? "" : Integer.toString(failed);
    }

    private static int count(Experiment experiment, RunState state) {
        return experiment.getRunCountsList().stream()
                .filter(count -> count.getState() == state)
                .mapToInt(RunStateCount::getRuns)
                .sum();
    }

    private static int all(Experiment experiment) {
        return experiment.getRunCountsList().stream()
                .mapToInt(RunStateCount::getRuns)
                .sum();
    }

    private static String age(Experiment experiment) {
        Instant created = Instant.ofEpochSecond(experiment.getCreateTime().getSeconds());
        Duration age = Duration.between(created, Instant.now());
        return Units.time(age.isNegative() ? Duration.ZERO : age);
    }

    static String shortened(String reason) {
        return reason.length() <= MAX_REASON_LENGTH ? reason : reason.substring(0, MAX_REASON_LENGTH) + "…";
    }
}
