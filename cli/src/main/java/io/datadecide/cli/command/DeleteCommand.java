package io.datadecide.cli.command;

import io.datadecide.cli.error.CliException.Failed;
import io.datadecide.cli.server.ExperimentClient;
import io.datadecide.cli.server.ServerException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Forgets an experiment. */
@Command(
        name = "delete",
        description = "Delete an experiment: its runs, evidence and decision. Files stay unless --files is given.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  datadecide delete which-crawl",
            "  datadecide delete which-crawl --force --files",
            "",
            "Token files and checkpoints that another experiment shares are never removed."
        })
public final class DeleteCommand implements Runnable {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** Workers write a checkpoint first; a large one takes its time. */
    private static final Duration WORKERS_END_TIMEOUT = Duration.ofMinutes(5);

    @Mixin
    private final NamedExperiment experiment = new NamedExperiment();

    @Option(names = "--force", description = "Stop it first when it is running.")
    private boolean force;

    @Option(names = "--files", description = "Also remove its token files, curves and checkpoints.")
    private boolean files;

    @Override
    public void run() {
        String name = experiment.name();
        try (ExperimentClient client = experiment.connect()) {
            int removed = delete(client);
            experiment
                    .out()
                    .println(name + " is deleted" + (files ? ", with " + removed + " directories of files" : ""));
        } catch (ServerException e) {
            throw e.reason().equals("EXPERIMENT_RUNNING")
                    ? new Failed(name + " is running; `datadecide cancel " + name + "` stops it, or give --force", e)
                    : e;
        }
    }

    /** Asks again while workers are ending. */
    private int delete(ExperimentClient client) {
        long deadline = System.nanoTime() + WORKERS_END_TIMEOUT.toNanos();
        while (true) {
            try {
                return client.delete(experiment.name(), force, files).getDeletedDirectories();
            } catch (ServerException e) {
                if (!e.reason().equals("WORKERS_ENDING") || System.nanoTime() > deadline) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private static void pause(ServerException waitedFor) {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw waitedFor;
        }
    }
}
