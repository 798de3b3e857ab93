package io.datadecide.coordinator.schedule;

import io.datadecide.coordinator.launch.RunLauncher;
import io.datadecide.coordinator.launch.WorkerState;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.FailureKind;
import io.datadecide.coordinator.schedule.state.RunState;
import io.datadecide.coordinator.store.ExperimentStore;
import io.datadecide.coordinator.store.HeldRun;
import io.datadecide.coordinator.store.RunStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the runs that are held with the workers that there are: workers nobody wants are ended, runs without their worker
 * are taken up again, workers that do not begin are given up, and those that cannot begin yet say why.
 */
public final class WorkerReconciler implements Runnable {
    private final ExperimentStore experiments;
    private final RunStore runs;
    private final RunLifecycle lifecycle;
    private final RunLauncher launcher;
    private final Duration startTimeout;
    private final Duration explainAfter;
    private final InstantSource clock;

    /**
     * A comparison.
     *
     * @param startTimeout how long a worker that was started may take to take its lease
     * @param explainAfter a run whose worker waited so long says why
     */
    public WorkerReconciler(
            ExperimentStore experiments,
            RunStore runs,
            RunLifecycle lifecycle,
            RunLauncher launcher,
            Duration startTimeout,
            Duration explainAfter,
            InstantSource clock) {
        this.experiments = experiments;
        this.runs = runs;
        this.lifecycle = lifecycle;
        this.launcher = launcher;
        this.startTimeout = startTimeout;
        this.explainAfter = explainAfter;
        this.clock = clock;
    }

    @Override
    public void run() {
        List<HeldRun> held = runs.held(); // read before the launcher is asked, so that no new attempt seems lost
        Map<AttemptKey, WorkerState> workers = launcher.workers();
        endUnwanted(held, workers.keySet());
        Map<AttemptKey, String> reasons = new HashMap<>();
        for (HeldRun run : held) {
            WorkerState worker = workers.get(run.attempt());
            if (worker == null) {
                takeUpIfLost(run);
            } else if (run.state() == RunState.STARTING) {
                watchStart(run, worker, reasons);
            }
        }
        lifecycle.explain(reasons);
        forgetDeleted();
    }

    /** Workers of attempts that hold their run no longer: cancelled, superseded, given up. */
    private void endUnwanted(List<HeldRun> held, Set<AttemptKey> workers) {
        Set<AttemptKey> wanted = new HashSet<>();
        held.forEach(run -> wanted.add(run.attempt()));
        for (AttemptKey attempt : workers) {
            if (!wanted.contains(attempt) && !mayEndByItself(attempt)) {
                launcher.stop(attempt);
            }
        }
    }

    /** A worker that said that its work is done is about to exit; one that was just launched was not among those held. */
    private boolean mayEndByItself(AttemptKey attempt) {
        return runs.find(attempt.run())
                .filter(run -> run.attempt() == attempt.number())
                .filter(run -> run.state() != RunState.CANCELLED && run.state() != RunState.FAILED)
                .isPresent();
    }

    /** Its worker was taken away while nobody watched; the try does not count. */
    private void takeUpIfLost(HeldRun run) {
        if (launcher.lost(run.attempt())) {
            lifecycle.failed(
                    run.attempt(), FailureKind.PREEMPTED, "its worker is gone; continues from its last checkpoint");
        }
    }

    private void watchStart(HeldRun run, WorkerState worker, Map<AttemptKey, String> reasons) {
        Instant now = clock.instant();
        switch (worker) {
            case WorkerState.Waiting(String reason, Instant since) -> {
                if (!since.plus(explainAfter).isAfter(now) && !reason.equals(run.reason())) {
                    reasons.put(run.attempt(), reason);
                }
            }
            case WorkerState.Started(Instant since) -> {
                if (since.plus(startTimeout).isBefore(now)) {
                    lifecycle.failed(
                            run.attempt(),
                            FailureKind.TRANSIENT,
                            "its worker did not ask for its work within " + startTimeout.toSeconds() + " s");
                    launcher.stop(run.attempt());
                }
            }
        }
    }

    /** What a deletion left when it was interrupted. */
    private void forgetDeleted() {
        Set<String> left = new HashSet<>(launcher.experiments());
        left.removeAll(experiments.stored(left));
        left.forEach(launcher::forget);
    }
}
