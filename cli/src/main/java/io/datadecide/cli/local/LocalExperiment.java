package io.datadecide.cli.local;

import io.datadecide.cli.error.CliException.Failed;
import io.datadecide.cli.error.CliException.Interrupted;
import io.datadecide.cli.planning.PlannedExperiment;
import io.datadecide.cli.progress.ExperimentProgress;
import io.datadecide.cli.progress.ProgressView;
import io.datadecide.cli.server.ExperimentClient;
import io.datadecide.cli.server.ServerException;
import io.datadecide.plan.experiment.ExperimentFile;
import io.datadecide.proto.experiment.v1.Experiment;
import io.datadecide.proto.experiment.v1.ExperimentState;
import io.datadecide.proto.experiment.v1.WatchExperimentResponse;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Takes one experiment from where its output directory stands to its end. */
public final class LocalExperiment {

    private final PlannedExperiment planned;
    private final OutputDirectory directory;
    private final PrintWriter messages;

    /**
     * An experiment and its directory; the caller holds the directory's lock.
     *
     * @param messages takes lines for people about what happens
     */
    public LocalExperiment(PlannedExperiment planned, OutputDirectory directory, PrintWriter messages) {
        this.planned = planned;
        this.directory = directory;
        this.messages = messages;
    }

    /**
     * Runs the experiment to its end, or returns immediately where it has succeeded before.
     *
     * @param view makes what shows the progress
     */
    public Experiment.Builder run(Function<ExperimentProgress, ProgressView> view) {
        Submission submission = submission();
        if (submission.outcome().equals(Submission.SUCCEEDED)
                && directory.decision().toFile().isFile()) {
            messages.println("the experiment has succeeded already; nothing is trained again");
            return Experiment.newBuilder()
                    .setName(planned.experiment().name())
                    .setState(ExperimentState.EXPERIMENT_STATE_SUCCEEDED);
        }
        messages.println("results are in " + directory.path() + "; Ctrl-C stops, the same command resumes");
        messages.flush();
        try (CoordinatorProcess coordinator = CoordinatorProcess.start(directory)) {
            Interruption interruption = Interruption.whileRunning(coordinator, messages);
            try (ExperimentClient client =
                    new ExperimentClient(coordinator.endpoint().target())) {
                Experiment end = follow(client, submission, view, interruption);
                if (end.getState() == ExperimentState.EXPERIMENT_STATE_SUCCEEDED) {
                    submission.ended(Submission.SUCCEEDED).save(directory);
                }
                return end.toBuilder();
            } catch (ServerException e) {
                interruption.awaitExitIfInterrupted();
                if (!coordinator.isAlive()) {
                    throw new Failed(
                            "the coordinator ended unexpectedly; see " + directory.coordinatorLog()
                                    + "; the same command continues",
                            e);
                }
                throw e;
            } finally {
                interruption.over();
            }
        }
    }

    private Experiment follow(
            ExperimentClient client,
            Submission submission,
            Function<ExperimentProgress, ProgressView> view,
            Interruption interruption) {
        Experiment start =
                client.create(submission.yaml(), submission.baseDirectory()).getExperiment();
        if (start.getState() == ExperimentState.EXPERIMENT_STATE_FAILED
                || start.getState() == ExperimentState.EXPERIMENT_STATE_CANCELLED) {
            messages.println("some runs failed or were stopped before; retrying them");
            client.retry(start.getName(), false);
        }
        ExperimentProgress progress = new ExperimentProgress(planned.grid());
        try (ProgressView shown = view.apply(progress)) {
            interruption.beforeStop(shown::close);
            Iterator<WatchExperimentResponse> updates = client.watch(start.getName());
            while (updates.hasNext()) {
                shown.changed(progress.apply(updates.next()));
            }
        }
        Experiment end = progress.experiment();
        if (end.getState() == ExperimentState.EXPERIMENT_STATE_CANCELLED) {
            throw new Interrupted("the experiment was cancelled; the same command continues");
        }
        return end.toBuilder().clearRuns().addAllRuns(progress.all()).build();
    }

    /** What is submitted: the text that is there already, where it means the same. */
    private Submission submission() {
        Path base = Objects.requireNonNull(
                planned.file().toAbsolutePath().normalize().getParent());
        Submission wanted =
                Submission.of(planned.experiment(), planned.grid(), ExperimentFile.text(planned.file()), base);
        Optional<Submission> last = Submission.last(directory);
        if (last.isPresent() && last.get().sameAs(wanted)) {
            return last.get();
        }
        if (last.isPresent()) {
            messages.println("the experiment differs from the one in " + directory.path()
                    + ": unchanged runs resume from their checkpoints, all others start from scratch");
            directory.setStateAside();
        }
        wanted.save(directory);
        return wanted;
    }
}
