package io.datadecide.cli.command;

import io.datadecide.cli.error.CliException.Failed;
import io.datadecide.cli.error.ExitCodes;
import io.datadecide.cli.local.LocalExperiment;
import io.datadecide.cli.local.OutputDirectory;
import io.datadecide.cli.planning.PlannedExperiment;
import io.datadecide.cli.progress.ProgressView;
import io.datadecide.decide.DecisionJson;
import io.datadecide.decide.report.TextSummary;
import io.datadecide.files.DirectoryLock;
import io.datadecide.proto.experiment.v1.ExperimentOrBuilder;
import io.datadecide.proto.experiment.v1.ExperimentState;
import io.datadecide.proto.experiment.v1.Run;
import io.datadecide.proto.experiment.v1.RunState;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs an experiment in a directory and reports how it ended; shared by {@code run} and {@code demo}.
 *
 * @param planned the experiment
 * @param out its output directory
 * @param messages takes lines for people
 */
public record ExperimentRun(PlannedExperiment planned, Path out, PrintWriter messages) {

    int execute() {
        OutputDirectory directory = OutputDirectory.at(out);
        try (DirectoryLock _ = directory.lock()) {
            ExperimentOrBuilder end = new LocalExperiment(planned, directory, messages)
                    .run(progress -> ProgressView.of(progress, directory.path().toString(), messages));
            printDecision(directory);
            if (end.getState() == ExperimentState.EXPERIMENT_STATE_SUCCEEDED) {
                return ExitCodes.DONE;
            }
            printFailures(end, directory);
            return ExitCodes.FAILED;
        } finally {
            messages.flush();
        }
    }

    private void printDecision(OutputDirectory directory) {
        if (!Files.isRegularFile(directory.decision())) {
            return;
        }
        try {
            messages.println(TextSummary.render(DecisionJson.parse(Files.readString(directory.decision())))
                    .stripTrailing());
        } catch (IOException e) {
            throw new Failed(directory.decision() + " cannot be read: " + e.getMessage(), e);
        }
        messages.println();
        for (Path file : new Path[] {directory.report(), directory.decision(), directory.evidence()}) {
            messages.println("  " + file);
        }
    }

    private void printFailures(ExperimentOrBuilder end, OutputDirectory directory) {
        messages.println();
        for (Run run : end.getRunsList()) {
            if (run.getState() == RunState.RUN_STATE_FAILED) {
                messages.println("failed: " + run.getId() + ": " + run.getReason());
            }
        }
        messages.println((end.getReason().isBlank() ? "some runs failed" : end.getReason()) + "; logs are in "
                + directory.path().resolve("logs") + "; the same command tries again");
    }
}
