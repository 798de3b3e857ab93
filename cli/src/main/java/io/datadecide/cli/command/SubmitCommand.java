package io.datadecide.cli.command;

import io.datadecide.cli.context.ServerOptions;
import io.datadecide.cli.error.ExitCodes;
import io.datadecide.cli.progress.ExperimentWords;
import io.datadecide.cli.remote.ExperimentJson;
import io.datadecide.cli.remote.SubmittedFile;
import io.datadecide.cli.remote.WatchedExperiment;
import io.datadecide.cli.server.ExperimentClient;
import io.datadecide.cli.text.Json;
import io.datadecide.proto.experiment.v1.CreateExperimentResponse;
import io.datadecide.proto.experiment.v1.Experiment;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives an experiment to a coordinator. */
@Command(
        name = "submit",
        description = "Submit an experiment to a coordinator. Submitting the same file again changes nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  datadecide submit experiment.yaml --server https://datadecide.example.com",
            "  datadecide submit experiment.yaml --base-directory /data --watch",
            "",
            "Paths in the file are paths as the workers see them; variables, ${NAME}, get",
            "the values of this machine."
        })
public final class SubmitCommand implements Callable<Integer> {
    @Parameters(paramLabel = "EXPERIMENT.yaml", description = "The experiment file (see docs/experiment.md).")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--base-directory",
            paramLabel = "DIR",
            description = "Where relative paths in the file start, as the workers see it; that of the context, or the"
                    + " file's directory, by default.")
    private @Nullable String baseDirectory;

    @Option(names = "--watch", description = "Follow it to its end.")
    private boolean watch;

    @Option(names = "--json", description = "Print the experiment, and with --watch what happens, as JSON.")
    private boolean json;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        SubmittedFile submitted = SubmittedFile.read(file, baseDirectory, server.baseDirectory());
        Experiment experiment;
        try (ExperimentClient client = server.connect()) {
            CreateExperimentResponse response = client.create(submitted.yaml(), submitted.baseDirectory());
            experiment = response.getExperiment();
            if (json && !watch) {
                out.println(Json.pretty(ExperimentJson.whole(experiment)));
            } else if (!json) {
                tell(out, experiment, response.getCreated());
            }
        }
        return watch ? new WatchedExperiment(server, experiment.getName(), json, out).follow() : ExitCodes.DONE;
    }

    private void tell(PrintWriter out, Experiment experiment, boolean created) {
        String name = experiment.getName();
        out.println(
                created
                        ? "submitted " + name + ": " + experiment.getRunsCount() + " runs, preparations included"
                        : name + " is there already and is " + ExperimentWords.state(experiment.getState()));
        if (!watch) {
            out.println("`datadecide watch " + name + "` follows it");
        }
        out.flush();
    }
}
