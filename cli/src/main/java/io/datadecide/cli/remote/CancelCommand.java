package io.datadecide.cli.remote;

import io.datadecide.cli.context.ServerOptions;
import io.datadecide.cli.progress.ExperimentWords;
import io.datadecide.cli.server.ExperimentClient;
import io.datadecide.proto.experiment.v1.Experiment;
import io.datadecide.proto.experiment.v1.ExperimentState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stops an experiment. */
@Command(name = "cancel", description = "Stop all runs of an experiment; what is trained and scored stays.")
public final class CancelCommand implements Runnable {
    @Parameters(paramLabel = "EXPERIMENT", description = "Its name.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        try (ExperimentClient client = server.connect()) {
            Experiment experiment = client.cancel(name);
            boolean cancelled = experiment.getState() == ExperimentState.EXPERIMENT_STATE_CANCELLED;
            spec.commandLine()
                    .getOut()
                    .println(
                            cancelled
                                    ? name + " is cancelled; `datadecide retry " + name + "` continues it"
                                    : name + " has ended before: it " + ExperimentWords.state(experiment.getState()));
        }
    }
}
