package io.datadecide.cli.command;

import io.datadecide.cli.server.ExperimentClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tries runs again. */
@Command(name = "retry", description = "Retry failed and cancelled runs; they resume from their last checkpoints.")
public final class RetryCommand implements Runnable {
    @Mixin
    private final NamedExperiment experiment = new NamedExperiment();

    @Option(names = "--failed", description = "Only failed runs; leave cancelled ones as they are.")
    private boolean failedOnly;

    @Override
    public void run() {
        String name = experiment.name();
        try (ExperimentClient client = experiment.connect()) {
            int retried = client.retry(name, failedOnly).getRetried();
            experiment
                    .out()
                    .println(
                            retried == 0
                                    ? "no run of " + name + " is to be tried again"
                                    : retried + (retried == 1 ? " run of " : " runs of ") + name
                                            + " tried again; `datadecide watch " + name + "` follows it");
        }
    }
}
