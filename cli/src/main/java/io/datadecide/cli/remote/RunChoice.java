package io.datadecide.cli.remote;

import io.datadecide.cli.error.CliException.BadInput;
import io.datadecide.plan.experiment.Suggestion;
import io.datadecide.proto.experiment.v1.Experiment;
import io.datadecide.proto.experiment.v1.Run;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the run that a user names: by its identity, or by a prefix that no other run has. */
public final class RunChoice {
    private static final int SHOWN = 5;

    private RunChoice() {}

    public static Run of(Experiment experiment, String wanted) {
        List<Run> found = experiment.getRunsList().stream()
                .filter(run -> run.getId().startsWith(wanted))
                .toList();
        List<Run> exact =
                found.stream().filter(run -> run.getId().equals(wanted)).toList();
        if (exact.size() == 1 || found.size() == 1) {
            return exact.isEmpty() ? found.getFirst() : exact.getFirst();
        }
        if (found.isEmpty()) {
            List<String> ids = experiment.getRunsList().stream().map(Run::getId).toList();
            throw new BadInput("experiment " + experiment.getName() + " has no run `" + wanted + "`"
                    + Suggestion.near(wanted, ids)
                            .map(near -> "; did you mean `" + near + "`?")
                            .orElse("; `datadecide list " + experiment.getName() + "` shows its runs"));
        }
        throw new BadInput("`" + wanted + "` is the beginning of " + found.size() + " runs: "
                + found.stream().limit(SHOWN).map(Run::getId).collect(Collectors.joining(", "))
                + (found.size() > SHOWN ? ", …" : "") + "; give more of it");
    }
}
