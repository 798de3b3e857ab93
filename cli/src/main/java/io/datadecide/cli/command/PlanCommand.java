package io.datadecide.cli.command;

import io.datadecide.cli.planning.PlanJson;
import io.datadecide.cli.planning.PlanText;
import io.datadecide.cli.planning.PlannedExperiment;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what an experiment would train; starts nothing. */
@Command(
        name = "plan",
        description = "Show what an experiment trains: runs, tokens, FLOPs, hours and cost. Starts nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  datadecide plan examples/nano.yaml",
            "  datadecide plan examples/nano.yaml --json | jq '.runs[].id'"
        })
public final class PlanCommand implements Runnable {

    @Parameters(paramLabel = "EXPERIMENT.yaml", description = "The experiment file (see docs/experiment.md).")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--runs", description = "Also list every run.")
    private boolean everyRun;

    @Option(names = "--json", description = "Print JSON, with every resolved corpus and run.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        PlannedExperiment planned = PlannedExperiment.of(file);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(PlanJson.of(planned));
        } else {
            PlanText.lines(planned, everyRun).forEach(out::println);
        }
        out.flush();
        planned.withinLimits();
    }
}
