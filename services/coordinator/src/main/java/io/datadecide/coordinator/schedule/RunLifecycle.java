package io.datadecide.coordinator.schedule;

import io.datadecide.coordinator.error.CoordinatorException;
import io.datadecide.coordinator.events.ChangeSignals;
import io.datadecide.coordinator.meter.CoordinatorMeters;
import io.datadecide.coordinator.retry.RetryPolicy;
import io.datadecide.coordinator.retry.RetryPolicy.Verdict;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.CheckpointKey;
import io.datadecide.coordinator.schedule.state.FailureKind;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.schedule.state.RunKind;
import io.datadecide.coordinator.schedule.state.RunState;
import io.datadecide.coordinator.schedule.state.RunTrigger;
import io.datadecide.coordinator.store.AttemptEnd;
import io.datadecide.coordinator.store.AttemptEnd.Outcome;
import io.datadecide.coordinator.store.CheckpointStore;
import io.datadecide.coordinator.store.CurvePoint;
import io.datadecide.coordinator.store.ExperimentStore;
import io.datadecide.coordinator.store.NewCheckpoint;
import io.datadecide.coordinator.store.Run;
import io.datadecide.coordinator.store.RunChange;
import io.datadecide.coordinator.store.RunProgress;
import io.datadecide.coordinator.store.RunStore;
import io.datadecide.coordinator.store.StoredExperiment;
import io.datadecide.coordinator.trace.ExperimentTraces;
import io.datadecide.coordinator.trace.LogKeys;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * What workers say, and what happens to them, as changes of the store. Every method may be called again with the same
 * arguments: the second call finds the change made.
 */
public final class RunLifecycle {
    private static final Logger LOG = Logger.getLogger(RunLifecycle.class);
    private static final int CURVE_POINTS = 400;

    private final RunStore runs;
    private final CheckpointStore checkpoints;
    private final ExperimentStore experiments;
    private final RetryPolicy retryPolicy;
    private final InstantSource clock;
    private final ChangeSignals signals;
    private final ExperimentTraces traces;

    public RunLifecycle(
            RunStore runs,
            CheckpointStore checkpoints,
            ExperimentStore experiments,
            RetryPolicy retryPolicy,
            InstantSource clock,
            ChangeSignals signals,
            ExperimentTraces traces) {
        this.runs = runs;
        this.checkpoints = checkpoints;
        this.experiments = experiments;
        this.retryPolicy = retryPolicy;
        this.clock = clock;
        this.signals = signals;
        this.traces = traces;
    }

    /**
     * Gives the work of an attempt to its worker.
     *
     * @param worker where it runs, for people
     */
    public Run lease(AttemptKey attempt, String worker) {
        Run leased = change(attempt.run(), run -> {
            requireHolder(run, attempt);
            if (run.state() != RunState.STARTING) {
                return Optional.empty();
            }
            CoordinatorMeters.leased(run.plan().kind(), Duration.between(run.changedAt(), clock.instant()));
            return Optional.of(RunChange.of(run, RunTrigger.LEASE, ""));
        });
        runs.worker(attempt, worker);
        return leased;
    }

    /** Says why attempts that were asked for have not begun. */
    public void explain(Map<AttemptKey, String> reasons) {
        runs.explain(reasons).forEach(attempt -> signals.runChanged(attempt.run()));
    }

    /** Notes progress; the curve keeps the first point of each of some hundred slices of the run, and the last one. */
    public void progress(AttemptKey attempt, RunProgress progress, Optional<CurvePoint> point) {
        Run run = require(attempt.run());
        long sliceSteps = Math.max(1, run.plan().totalSteps() / CURVE_POINTS);
        if (!runs.progress(attempt, progress, point, sliceSteps)) {
            requireHolder(require(attempt.run()), attempt);
        }
        signals.runChanged(attempt.run());
    }

    /** Notes a checkpoint that is durable. */
    public void checkpoint(AttemptKey attempt, NewCheckpoint checkpoint) {
        boolean known = checkpoints
                .find(new CheckpointKey(attempt.run(), checkpoint.step()))
                .isPresent();
        if (!checkpoints.reported(attempt, checkpoint)) {
            requireHolder(require(attempt.run()), attempt);
        } else if (!known) {
            traces.reported(attempt, checkpoint);
        }
        signals.runChanged(attempt.run());
    }

    /**
     * The attempt's work is done and durable.
     *
     * @param tokenCount tokens in the token file of a preparation
     */
    public void complete(AttemptKey attempt, AttemptEnd.Usage usage, long tokenCount) {
        if (tokenCount > 0) {
            runs.progress(attempt, new RunProgress(0, tokenCount, Double.NaN, 0), Optional.empty(), 1);
        }
        change(attempt.run(), run -> {
            boolean done = run.attempt() == attempt.number()
                    && (run.state() == RunState.SCORING || run.state() == RunState.SUCCEEDED);
            if (done) {
                return Optional.empty();
            }
            requireHolder(run, attempt);
            requireAllReported(run);
            RunTrigger trigger = run.plan().kind() == RunKind.PREPARE ? RunTrigger.PREPARED : RunTrigger.TRAINED;
            return Optional.of(new RunChange(run, trigger, "", 0, null, new AttemptEnd(Outcome.SUCCEEDED, "", usage)));
        });
    }

    private void requireAllReported(Run run) {
        long reported = checkpoints.ofRun(run.key()).stream()
                .filter(checkpoint -> checkpoint.reported().score())
                .count();
        if (reported < run.plan().scoreCheckpoints()) {
            throw new CoordinatorException.NotNow(
                    "CHECKPOINTS_MISSING",
                    Map.of("run", run.key().id()),
                    "run " + run.key().id() + " reported " + reported + " of "
                            + run.plan().scoreCheckpoints()
                            + " checkpoints to score: report them all, then complete it");
        }
    }

    /**
     * The attempt failed, or ended without a word. An attempt that holds its run no longer is ignored.
     *
     * @return whether another attempt follows
     */
    public boolean failed(AttemptKey attempt, FailureKind kind, String reason) {
        Run after = change(attempt.run(), run -> {
            if (run.attempt() != attempt.number() || !run.state().held()) {
                return Optional.empty();
            }
            boolean progressed = checkpoints.progressed(attempt);
            Outcome outcome = kind == FailureKind.PREEMPTED ? Outcome.PREEMPTED : Outcome.FAILED;
            RunChange change = switch (retryPolicy.decide(kind, run.failures(), progressed, triesLimit(run))) {
                case Verdict.TryAgain(int failures, var delay) ->
                    new RunChange(
                            run,
                            RunTrigger.TRY_AGAIN,
                            reason,
                            failures,
                            clock.instant().plus(delay),
                            AttemptEnd.of(outcome, reason));
                case Verdict.GiveUp(int failures, String why) ->
                    new RunChange(
                            run,
                            RunTrigger.GIVE_UP,
                            why.isEmpty() ? reason : reason + " (" + why + ")",
                            failures,
                            null,
                            AttemptEnd.of(outcome, reason));
            };
            return Optional.of(change);
        });
        return after.state() == RunState.PENDING;
    }

    private int triesLimit(Run run) {
        return experiments
                .find(run.key().experiment())
                .map(StoredExperiment::triesLimit)
                .orElse(1);
    }

    /** Nothing will help this run. */
    public void giveUp(RunKey key, String reason) {
        end(key, RunTrigger.GIVE_UP, reason, Outcome.FAILED);
    }

    /** Somebody stopped this run. */
    public void cancel(RunKey key, String reason) {
        end(key, RunTrigger.CANCEL, reason, Outcome.CANCELLED);
    }

    private void end(RunKey key, RunTrigger trigger, String reason, Outcome outcome) {
        change(
                key,
                run -> run.state().ended()
                        ? Optional.empty()
                        : Optional.of(RunChange.of(run, trigger, reason).ending(AttemptEnd.of(outcome, reason))));
    }

    /** Every checkpoint of the run is scored. */
    public void scored(RunKey key) {
        change(
                key,
                run -> run.state() == RunState.SCORING
                        ? Optional.of(RunChange.of(run, RunTrigger.SCORED, ""))
                        : Optional.empty());
    }

    /** Gives a failed or cancelled run a fresh set of tries; false when it is neither. */
    public boolean retry(RunKey key) {
        Run before = require(key);
        if (before.state() != RunState.FAILED && before.state() != RunState.CANCELLED) {
            return false;
        }
        checkpoints.retry(key);
        boolean applied = runs.apply(new RunChange(before, RunTrigger.RETRY, "", 0, null, null));
        signals.runChanged(key);
        return applied;
    }

    /** Applies the change that the function wants for the run as it is now, again while others get in between. */
    private Run change(RunKey key, Function<Run, Optional<RunChange>> wanted) {
        while (true) {
            Run run = require(key);
            Optional<RunChange> change = wanted.apply(run);
            if (change.isEmpty()) {
                return run;
            }
            if (runs.apply(change.get())) {
                tell(change.get());
                traces.changed(change.get());
                signals.runChanged(key);
                return require(key);
            }
        }
    }

    private static void tell(RunChange change) {
        AttemptEnd end = change.attemptEnd();
        if (end == null || change.run().attempt() == 0) {
            return;
        }
        CoordinatorMeters.ended(end.outcome());
        try (LogKeys _ = LogKeys.of(change.run())) {
            LOG.infof(
                    "runId=%s attempt=%d %s%s",
                    change.run().key().id(),
                    change.run().attempt(),
                    end.outcome().name().toLowerCase(Locale.ROOT),
                    end.reason().isEmpty() ? "" : ": " + end.reason());
        }
    }

    private Run require(RunKey key) {
        return runs.find(key).orElseThrow(() -> new CoordinatorException.NotFound("run", key.id()));
    }

    private static void requireHolder(Run run, AttemptKey attempt) {
        if (run.state() == RunState.CANCELLED) {
            throw new CoordinatorException.RunCancelled("run " + run.key().id() + " was cancelled: stop working on it");
        }
        if (run.attempt() != attempt.number()) {
            throw new CoordinatorException.Superseded("attempt " + attempt.number() + " of run "
                    + run.key().id() + " was superseded by attempt " + run.attempt() + ": stop working on it");
        }
        if (!run.state().held()) {
            throw new CoordinatorException.Superseded("run " + run.key().id() + " is " + run.state() + ": attempt "
                    + attempt.number() + " has nothing left to do");
        }
    }
}
