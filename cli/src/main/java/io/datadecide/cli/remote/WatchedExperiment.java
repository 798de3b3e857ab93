package io.datadecide.cli.remote;

import io.datadecide.calls.Backoff;
import io.datadecide.cli.context.ServerOptions;
import io.datadecide.cli.error.CliException.Failed;
import io.datadecide.cli.error.ExitCodes;
import io.datadecide.cli.progress.ExperimentProgress;
import io.datadecide.cli.progress.ExperimentWords;
import io.datadecide.cli.progress.ProgressView;
import io.datadecide.cli.server.ExperimentClient;
import io.datadecide.cli.server.ServerException;
import io.datadecide.cli.server.ServerTarget;
import io.datadecide.decide.DecisionJson;
import io.datadecide.decide.report.TextSummary;
import io.datadecide.proto.experiment.v1.Experiment;
import io.datadecide.proto.experiment.v1.ExperimentState;
import io.datadecide.proto.experiment.v1.Run;
import io.datadecide.proto.experiment.v1.RunState;
import io.datadecide.proto.experiment.v1.WatchExperimentResponse;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Iterator;

/**
 * Follows an experiment of a coordinator to its end, over lost connections and restarts of the coordinator.
 *
 * @param server finds the coordinator; a local one listens somewhere else after each start
 * @param name the experiment
 * @param json prints JSON lines instead
 * @param out takes lines
 */
public record WatchedExperiment(ServerOptions server, String name, boolean json, PrintWriter out) {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10));
    private static final Duration RECONNECT_TIMEOUT = Duration.ofMinutes(15);

    /** Follows it; answers the exit code. */
    public int follow() {
        ServerTarget target = server.target();
        ExperimentProgress progress = new ExperimentProgress();
        try (ProgressView view = json
                ? new JsonLinesView(progress, out)
                : ProgressView.of(progress, target.address().toString(), out)) {
            Leaving leaving = Leaving.whileWatching(name, view, out, !json);
            try {
                stream(progress, view);
            } finally {
                leaving.over();
            }
        }
        return end(progress);
    }

    private void stream(ExperimentProgress progress, ProgressView view) {
        int failures = 0;
        long lostNanos = 0;
        while (!ExperimentWords.ended(progress.experiment().getState())) {
            try (ExperimentClient client = server.connect()) {
                Iterator<WatchExperimentResponse> updates = client.watch(name);
                while (updates.hasNext()) {
                    view.changed(progress.apply(updates.next()));
                    failures = 0;
                    lostNanos = 0;
                }
            } catch (ServerException e) {
                boolean seenBefore = !progress.experiment().getName().isEmpty();
                lostNanos = lostNanos == 0 ? System.nanoTime() : lostNanos;
                if (!seenBefore || !e.connectionLost() || System.nanoTime() - lostNanos > RECONNECT_TIMEOUT.toNanos()) {
                    throw e;
                }
                view.message("the connection is lost; trying again (" + e.getMessage() + ")");
                sleep(++failures);
            }
        }
    }

    private static void sleep(int failures) {
        try {
            BACKOFF.sleep(failures);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted while waiting for the coordinator", e);
        }
    }

    private int end(ExperimentProgress progress) {
        Experiment end = progress.experiment();
        if (!json) {
            tellDecision();
            tellEnd(end, progress);
        }
        out.flush();
        return end.getState() == ExperimentState.EXPERIMENT_STATE_SUCCEEDED ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private void tellDecision() {
        try (ExperimentClient client = server.connect()) {
            out.println(
                    TextSummary.render(DecisionJson.parse(client.decision(name).getDecisionJson()))
                            .stripTrailing());
        } catch (ServerException e) {
            if (!e.reason().equals("NO_EVIDENCE")) {
                throw e;
            }
        }
    }

    private void tellEnd(Experiment end, ExperimentProgress progress) {
        out.println();
        for (Run run : progress.all()) {
            if (run.getState() == RunState.RUN_STATE_FAILED) {
                out.println("failed: " + run.getId() + ": " + run.getReason());
            }
        }
        switch (end.getState()) {
            case EXPERIMENT_STATE_SUCCEEDED ->
                out.println("  `datadecide report " + name + " --out DIR` writes the report");
            case EXPERIMENT_STATE_CANCELLED ->
                out.println(name + " was cancelled; `datadecide retry " + name + "` continues it");
            default ->
                out.println((end.getReason().isBlank() ? "some runs failed" : end.getReason()) + "; `datadecide retry "
                        + name + " --failed` tries again");
        }
    }
}
