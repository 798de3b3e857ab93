package io.datadecide.cli.remote;

import io.datadecide.cli.context.ServerOptions;
import io.datadecide.cli.server.ExperimentClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries runs again. */
@Command(
        name = "retry",
        description = "Give failed and cancelled runs new tries; they continue from their last checkpoints.")
public final class RetryCommand implements Runnable {
    @Parameters(paramLabel = "EXPERIMENT", description = "Its name.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(names = "--failed", description = "Only failed runs; leave cancelled ones as they are.")
    private boolean failedOnly;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        try (ExperimentClient client = server.connect()) {
            int retried = client.retry(name, failedOnly).getRetried();
            spec.commandLine()
                    .getOut()
                    .println(
                            retried == 0
                                    ? "no run of " + name + " is to be tried again"
                                    : retried + (retried == 1 ? " run of " : " runs of ") + name
                                            + " tried again; `datadecide watch " + name + "` follows it");
        }
    }
}
