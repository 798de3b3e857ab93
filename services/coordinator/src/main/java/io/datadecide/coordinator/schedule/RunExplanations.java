package io.datadecide.coordinator.schedule;

import io.datadecide.coordinator.schedule.state.CheckpointState;
import io.datadecide.coordinator.schedule.state.ExperimentState;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.schedule.state.RunState;
import io.datadecide.coordinator.store.CheckpointStore;
import io.datadecide.coordinator.store.ExperimentStore;
import io.datadecide.coordinator.store.Run;
import io.datadecide.coordinator.store.RunStore;
import io.datadecide.coordinator.store.StoredCheckpoint;
import io.datadecide.coordinator.store.StoredExperiment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why runs are not running, from what the store says at one moment; make a new one for each answer. What many runs share is
 * read once, and only when it is needed.
 */
public final class RunExplanations {
    private final ExperimentStore experiments;
    private final RunStore runs;
    private final CheckpointStore checkpoints;
    private final Instant now;
    private final Map<RunKey, Optional<Run>> preparations = new HashMap<>();
    private final Map<String, Optional<StoredExperiment>> found = new HashMap<>();
    private @Nullable List<Run> held;

    public RunExplanations(
            ExperimentStore experiments, RunStore runs, CheckpointStore checkpoints, InstantSource clock) {
        this.experiments = experiments;
        this.runs = runs;
        this.checkpoints = checkpoints;
        this.now = clock.instant();
    }

    /** The cause in a few words: what is stored, or what a pending run waits for; empty when there is nothing to say. */
    public String reason(Run run) {
        if (run.state() != RunState.PENDING || !run.reason().isEmpty()) {
            return run.reason();
        }
        return preparation(run)
                .filter(preparation -> preparation.state() != RunState.SUCCEEDED)
                .map(preparation -> "waits for corpus " + run.plan().corpus())
                .orElse("waits for a free place");
    }

    /** One sentence with the cause and what would mend it; empty for a run that is running or done. */
    public String sentence(Run run) {
        return switch (run.state()) {
            case RUNNING, SUCCEEDED -> "";
            case PENDING -> pending(run);
            case STARTING -> starting(run);
            case SCORING -> scoring(run);
            case FAILED ->
                "failed: " + run.reason() + "; mend that, then `datadecide retry " + experiment(run)
                        + " --failed` tries it again from its last checkpoint";
            case CANCELLED -> "was cancelled; `datadecide retry " + experiment(run) + "` continues it";
        };
    }

    private static String experiment(Run run) {
        return run.key().experiment();
    }

    private String starting(Run run) {
        String asked = "is starting: its worker was asked for " + ago(run.changedAt()) + " ago and has not begun";
        return run.reason().isEmpty() ? asked + "; if it never does, it is replaced" : asked + ": " + run.reason();
    }

    private String pending(Run run) {
        String before = run.reason().isEmpty() ? "" : "attempt " + run.attempt() + " ended (" + run.reason() + "); ";
        Instant notBefore = run.notBefore();
        if (notBefore != null && notBefore.isAfter(now)) {
            return before + "the next attempt begins in " + duration(Duration.between(now, notBefore))
                    + ", after a pause that grows with every failure";
        }
        Optional<Run> preparation = preparation(run).filter(one -> one.state() != RunState.SUCCEEDED);
        return before + (preparation.isPresent() ? forCorpus(run, preparation.get()) : forPlace(run));
    }

    private String forCorpus(Run run, Run preparation) {
        String waits = "waits for corpus " + run.plan().corpus() + ", ";
        return switch (preparation.state()) {
            case RUNNING ->
                waits + "which is being tokenized (" + preparation.progress().tokens() + " tokens so far)";
            case CANCELLED ->
                waits + "whose preparation was cancelled; `datadecide retry " + experiment(run) + "` takes it up";
            case PENDING, STARTING, SCORING, FAILED, SUCCEEDED -> waits + "whose preparation " + sentence(preparation);
        };
    }

    private String forPlace(Run run) {
        Optional<StoredExperiment> own = found.computeIfAbsent(experiment(run), experiments::find);
        if (own.filter(one -> one.state() != ExperimentState.RUNNING).isPresent()) {
            return "its experiment has ended; `datadecide retry " + experiment(run) + "` continues it";
        }
        int limit = own.map(StoredExperiment::parallelRuns).orElse(0);
        long ofExperiment = held().stream()
                .filter(one -> experiment(one).equals(experiment(run)))
                .count();
        if (limit > 0 && ofExperiment >= limit) {
            return "waits for a free place: " + ofExperiment
                    + " runs of the experiment work, and its placement.parallelRuns" + " allows " + limit + " at once";
        }
        return held().isEmpty()
                ? "is among the next to start; checkpoints that wait for their score go first"
                : "waits for a free place: " + held().size() + " runs of all experiments work, as many as this"
                        + " installation has room for; it starts when one of them ends";
    }

    private List<Run> held() {
        List<Run> known = held;
        if (known == null) {
            known = runs.inStates(EnumSet.of(RunState.STARTING, RunState.RUNNING));
            held = known;
        }
        return known;
    }

    private String scoring(Run run) {
        List<StoredCheckpoint> scored = checkpoints.ofRun(run.key()).stream()
                .filter(checkpoint -> checkpoint.state() != CheckpointState.RESUME_ONLY)
                .toList();
        long done = scored.stream()
                .filter(checkpoint -> checkpoint.state() == CheckpointState.SCORED)
                .count();
        String trouble = scored.stream()
                .filter(checkpoint -> checkpoint.state() != CheckpointState.SCORED)
                .filter(checkpoint -> !checkpoint.reason().isEmpty())
                .findFirst()
                .map(checkpoint -> ": step " + checkpoint.key().step() + " failed " + checkpoint.failures()
                        + " times and is tried again (" + checkpoint.reason() + ")")
                .orElse("; " + checkpoints.waiting() + " of all experiments wait for the scorer");
        return "is trained; " + done + " of " + run.plan().scoreCheckpoints() + " checkpoints are scored" + trouble;
    }

    private Optional<Run> preparation(Run run) {
        if (run.plan().preparesFirst().isEmpty()) {
            return Optional.empty();
        }
        return preparations.computeIfAbsent(
                new RunKey(experiment(run), run.plan().preparesFirst()), runs::find);
    }

    private String ago(Instant past) {
        return duration(Duration.between(past, now));
    }

    private static String duration(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }
}
