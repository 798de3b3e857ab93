package io.datadecide.cli.remote;

import io.datadecide.cli.context.ServerOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows an experiment. */
@Command(
        name = "watch",
        description = "Follow an experiment to its end. Exit code 0: it succeeded, 1: it failed or was cancelled.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  datadecide watch which-crawl",
            "  datadecide watch which-crawl --json | jq -c 'select(.type == \"run\") | .value.id'",
            "",
            "Ctrl-C ends the watching, not the experiment. Lost connections are made again."
        })
public final class WatchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "EXPERIMENT", description = "Its name.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(names = "--json", description = "Print one JSON object per change.")
    private boolean json;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        return new WatchedExperiment(server, name, json, spec.commandLine().getOut()).follow();
    }
}
