package io.datadecide.cli.command;

import io.datadecide.cli.remote.WatchedExperiment;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Follows an experiment. */
@Command(
        name = "watch",
        description = "Follow an experiment to its end. Exit code 0: it succeeded, 1: it failed or was cancelled.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  datadecide watch which-crawl",
            "  datadecide watch which-crawl --json \\",
            "      | jq -c 'select(.type == \"run\") | .value.id'",
            "",
            "Ctrl-C ends the watching, not the experiment. Lost connections are made again."
        })
public final class WatchCommand implements Callable<Integer> {
    @Mixin
    private final NamedExperiment experiment = new NamedExperiment();

    @Option(names = "--json", description = "Print one JSON object per change.")
    private boolean json;

    @Override
    public Integer call() {
        return new WatchedExperiment(experiment.server(), experiment.name(), json, experiment.out()).follow();
    }
}
