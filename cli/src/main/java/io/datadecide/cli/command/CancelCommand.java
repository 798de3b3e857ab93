package io.datadecide.cli.command;

import io.datadecide.cli.progress.ExperimentWords;
import io.datadecide.cli.server.ExperimentClient;
import io.datadecide.proto.experiment.v1.Experiment;
import io.datadecide.proto.experiment.v1.ExperimentState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops an experiment. */
@Command(name = "cancel", description = "Stop all runs of an experiment; checkpoints and scores stay.")
public final class CancelCommand implements Runnable {
    @Mixin
    private final NamedExperiment experiment = new NamedExperiment();

    @Override
    public void run() {
        try (ExperimentClient client = experiment.connect()) {
            String name = experiment.name();
            Experiment after = client.cancel(name);
            boolean cancelled = after.getState() == ExperimentState.EXPERIMENT_STATE_CANCELLED;
            experiment
                    .out()
                    .println(
                            cancelled
                                    ? name + " is cancelled; `datadecide retry " + name + "` continues it"
                                    : name + " has ended before: it " + ExperimentWords.state(after.getState()));
        }
    }
}
