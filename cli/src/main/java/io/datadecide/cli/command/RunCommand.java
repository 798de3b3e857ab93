package io.datadecide.cli.command;

import io.datadecide.cli.planning.PlannedExperiment;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains, scores and decides on this machine. */
@Command(
        name = "run",
        description = "Prepare, train, score and decide on this machine. The same command again resumes.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  datadecide run examples/nano.yaml",
            "  datadecide run examples/nano.yaml --out /tmp/nano",
            "",
            "Ctrl-C stops: running models write a checkpoint, and the same command resumes.",
            "After a change to the experiment, runs that did not change are reused."
        })
public final class RunCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EXPERIMENT.yaml", description = "The experiment file (see docs/experiment.md).")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where everything is kept; out/<name of the experiment> by default.")
    private @Nullable Path out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PlannedExperiment planned = PlannedExperiment.of(file).withinLimits();
        Path directory = out == null ? Path.of("out", planned.experiment().name()) : out;
        return new ExperimentRun(planned, directory, spec.commandLine().getOut()).execute();
    }
}
