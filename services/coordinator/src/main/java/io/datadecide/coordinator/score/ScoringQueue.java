package io.datadecide.coordinator.score;

import io.datadecide.coordinator.events.ChangeSignals;
import io.datadecide.coordinator.experiment.ExperimentFiles;
import io.datadecide.coordinator.meter.CoordinatorMeters;
import io.datadecide.coordinator.retry.RetryPolicy;
import io.datadecide.coordinator.retry.RetryPolicy.Verdict;
import io.datadecide.coordinator.schedule.state.CheckpointKey;
import io.datadecide.coordinator.schedule.state.CheckpointState;
import io.datadecide.coordinator.schedule.state.FailureKind;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.store.CheckpointStore;
import io.datadecide.coordinator.store.EvidenceStore;
import io.datadecide.coordinator.store.StoredCheckpoint;
import io.datadecide.coordinator.trace.ExperimentTraces;
import io.datadecide.coordinator.trace.LogKeys;
import io.datadecide.coordinator.trace.OpenSpan;
import io.datadecide.corpus.recipe.Source;
import io.datadecide.plan.experiment.Experiment;
import io.datadecide.plan.experiment.TaskSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Checkpoints waiting for their score, and those being scored. What waits is in the store only, so a crash loses nothing:
 * a checkpoint that was being scored waits again, without the tasks whose evidence was stored.
 */
public final class ScoringQueue {
    private static final Logger LOG = Logger.getLogger(ScoringQueue.class);

    private final CheckpointStore checkpoints;
    private final EvidenceStore evidence;
    private final ExperimentFiles experiments;
    private final CheckpointScorer scorer;
    private final RetryPolicy retryPolicy;
    private final int triesLimit;
    private final int atOnce;
    private final InstantSource clock;
    private final ChangeSignals signals;
    private final ExperimentTraces traces;
    private final Set<CheckpointKey> busy = ConcurrentHashMap.newKeySet();

    /**
     * An idle line.
     *
     * @param triesLimit failed tries after which a checkpoint counts as unusable
     * @param atOnce greatest number of checkpoints being scored at the same time
     */
    public ScoringQueue(
            CheckpointStore checkpoints,
            EvidenceStore evidence,
            ExperimentFiles experiments,
            CheckpointScorer scorer,
            RetryPolicy retryPolicy,
            int triesLimit,
            int atOnce,
            InstantSource clock,
            ChangeSignals signals,
            ExperimentTraces traces) {
        this.checkpoints = checkpoints;
        this.evidence = evidence;
        this.experiments = experiments;
        this.scorer = scorer;
        this.retryPolicy = retryPolicy;
        this.triesLimit = triesLimit;
        this.atOnce = atOnce;
        this.clock = clock;
        this.signals = signals;
        this.traces = traces;
    }

    /** Asks for the score of a checkpoint; asking again changes nothing. */
    public void request(CheckpointKey key) {
        checkpoints.move(key, CheckpointState.READY, CheckpointState.REQUESTED, "");
        signals.runChanged(key.run());
    }

    /** Checkpoints being scored now; each takes a place. */
    public int busy() {
        return busy.size();
    }

    /** Starts scoring the next checkpoint; false when none is due or enough are being scored. */
    public boolean startNext() {
        if (busy.size() >= atOnce) {
            return false;
        }
        for (StoredCheckpoint checkpoint : checkpoints.due(clock.instant(), atOnce + 1)) {
            if (busy.add(checkpoint.key())) {
                Thread.ofVirtual().name("score-" + checkpoint.key()).start(() -> scoreAndLeave(checkpoint));
                return true;
            }
        }
        return false;
    }

    private void scoreAndLeave(StoredCheckpoint checkpoint) {
        RunKey run = checkpoint.key().run();
        long start = System.nanoTime();
        boolean well = false;
        try (LogKeys _ = LogKeys.of(checkpoint.key())) {
            score(checkpoint);
            well = true;
            checkpoints.move(checkpoint.key(), CheckpointState.REQUESTED, CheckpointState.SCORED, "");
        } catch (ScoringException.Unusable e) {
            LOG.warnf("runId=%s step=%d %s", run.id(), checkpoint.key().step(), e.getMessage());
            fail(checkpoint, FailureKind.BAD_INPUT, message(e));
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "runId=%s step=%d was not scored",
                    run.id(),
                    checkpoint.key().step());
            fail(checkpoint, FailureKind.TRANSIENT, message(e));
        } finally {
            CoordinatorMeters.scored(well, Duration.ofNanos(System.nanoTime() - start));
            busy.remove(checkpoint.key());
            signals.runChanged(run);
        }
    }

    private static String message(RuntimeException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private void score(StoredCheckpoint checkpoint) {
        try (OpenSpan span = traces.scoring(checkpoint.key())) {
            try {
                score(checkpoint, span.traceparent());
            } catch (RuntimeException e) {
                span.failed(message(e));
                throw e;
            }
        }
    }

    private void score(StoredCheckpoint checkpoint, String traceparent) {
        Experiment experiment = experiments.get(checkpoint.key().run().experiment());
        Set<String> done = evidence.tasksOf(checkpoint.key());
        List<TaskSpec> missing = experiment.tasks().stream()
                .filter(task -> !done.contains(task.name()))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        Set<String> answered = ConcurrentHashMap.newKeySet();
        scorer.score(
                new CheckpointScorer.Request(
                        checkpoint.reported().directory(),
                        checkpoint.reported().manifestSha256(),
                        experiment.tokenizer(),
                        missing,
                        experiment.name(),
                        paths(experiment),
                        experiment.contaminationWords(),
                        traceparent),
                (task, measurements) -> {
                    answered.add(task);
                    evidence.record(
                            checkpoint.key(),
                            task,
                            EvidenceMetrics.of(
                                    experiment.metrics(), experiment.target().metric(), measurements));
                });
        for (TaskSpec task : missing) {
            if (!answered.contains(task.name())) {
                throw new IllegalStateException("the scorer did not answer for task " + task.name());
            }
        }
    }

    private static List<String> paths(Experiment experiment) {
        return experiment.corpora().stream()
                .flatMap(corpus -> corpus.sources().stream())
                .map(Source::path)
                .distinct()
                .toList();
    }

    private void fail(StoredCheckpoint checkpoint, FailureKind kind, String reason) {
        switch (retryPolicy.decide(kind, checkpoint.failures(), false, triesLimit)) {
            case Verdict.TryAgain(int failures, var delay) ->
                checkpoints.postpone(checkpoint.key(), failures, clock.instant().plus(delay), reason);
            case Verdict.GiveUp(int failures, String why) ->
                checkpoints.move(
                        checkpoint.key(),
                        CheckpointState.REQUESTED,
                        CheckpointState.FAILED,
                        why.isEmpty() ? reason : reason + " (" + why + ")");
        }
    }
}
