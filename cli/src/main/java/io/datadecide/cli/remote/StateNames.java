package io.datadecide.cli.remote;

import io.datadecide.cli.error.CliException.BadInput;
import io.datadecide.cli.progress.ExperimentWords;
import io.datadecide.cli.progress.RunWords;
import io.datadecide.proto.experiment.v1.ExperimentState;
import io.datadecide.proto.experiment.v1.Run;
import io.datadecide.proto.experiment.v1.RunState;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** States as people name them. */
public final class StateNames {
    private StateNames() {}

    public static List<ExperimentState> ofExperiments(List<String> names) {
        List<ExperimentState> all = Arrays.stream(ExperimentState.values())
                .filter(state ->
                        state != ExperimentState.EXPERIMENT_STATE_UNSPECIFIED && state != ExperimentState.UNRECOGNIZED)
                .toList();
        return names.stream()
                .map(name -> named(name, all, ExperimentWords::state))
                .toList();
    }

    /** The runs in one of the states; all where none is named. */
    public static List<Run> filter(List<String> names, List<Run> runs) {
        List<RunState> all = Stream.of(RunState.values())
                .filter(state -> state != RunState.RUN_STATE_UNSPECIFIED && state != RunState.UNRECOGNIZED)
                .toList();
        List<RunState> wanted = names.stream()
                .map(name -> name.equals("succeeded") ? "done" : name)
                .map(name -> named(name, all, RunWords::state))
                .toList();
        return runs.stream()
                .filter(run -> wanted.isEmpty() || wanted.contains(run.getState()))
                .toList();
    }

    private static <S> S named(String name, List<S> all, Function<S, String> word) {
        return all.stream()
                .filter(state -> word.apply(state).equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new BadInput("--state " + name + " is none of "
                        + String.join(", ", all.stream().map(word).toList())));
    }
}
