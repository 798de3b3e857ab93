package io.datadecide.coordinator.schedule;

import io.datadecide.coordinator.launch.LaunchException;
import io.datadecide.coordinator.launch.LaunchRequest;
import io.datadecide.coordinator.launch.ResourceRequest;
import io.datadecide.coordinator.launch.RunLauncher;
import io.datadecide.coordinator.meter.CoordinatorMeters;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.ExperimentState;
import io.datadecide.coordinator.schedule.state.FailureKind;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.score.ScoringQueue;
import io.datadecide.coordinator.store.ExperimentStore;
import io.datadecide.coordinator.store.Run;
import io.datadecide.coordinator.store.RunStore;
import io.datadecide.coordinator.store.StoredExperiment;
import io.datadecide.coordinator.trace.ExperimentTraces;
import io.datadecide.coordinator.trace.LogKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Compares what the store wants with what is there, and does what is missing. It remembers nothing: whatever was lost (a
 * signal, a worker, the coordinator itself) is made up for by the next pass.
 */
public final class SchedulerPass implements Runnable {
    private static final Logger LOG = Logger.getLogger(SchedulerPass.class);

    /** Launching goes on in the next pass when it took so long: what was cancelled meanwhile is not launched. */
    private static final Duration MAX_LAUNCHING = Duration.ofSeconds(1);

    /** Runs launched in one transaction. */
    private static final int TOGETHER = 50;

    private final ExperimentStore experiments;
    private final RunStore runs;
    private final RunLifecycle lifecycle;
    private final RunLauncher launcher;
    private final ScoringQueue scoring;
    private final ScoringVerdict verdict;
    private final ExperimentEnd ending;
    private final Capacity capacity;
    private final WorkerReconciler reconciler;
    private final Function<Run, ResourceRequest> demands;
    private final Function<AttemptKey, String> tokens;
    private final ExperimentTraces traces;
    private final InstantSource clock;

    /**
     * A pass over everything.
     *
     * @param reconciler what is done about workers
     * @param capacity how many workers there may be at once
     * @param demands what the worker of a run needs
     * @param tokens makes the bearer token of an attempt
     */
    public SchedulerPass(
            ExperimentStore experiments,
            RunStore runs,
            RunLifecycle lifecycle,
            RunLauncher launcher,
            ScoringQueue scoring,
            ScoringVerdict verdict,
            ExperimentEnd ending,
            WorkerReconciler reconciler,
            Capacity capacity,
            Function<Run, ResourceRequest> demands,
            Function<AttemptKey, String> tokens,
            ExperimentTraces traces,
            InstantSource clock) {
        this.experiments = experiments;
        this.runs = runs;
        this.lifecycle = lifecycle;
        this.launcher = launcher;
        this.scoring = scoring;
        this.verdict = verdict;
        this.ending = ending;
        this.capacity = capacity;
        this.reconciler = reconciler;
        this.demands = demands;
        this.tokens = tokens;
        this.traces = traces;
        this.clock = clock;
    }

    @Override
    public void run() {
        if (launcher.informed()) {
            reconciler.run();
        }
        verdict.run();
        fillPlaces();
        ending.run();
    }

    /** Scoring goes first: it is short, and the last run's score is what everybody waits for. */
    private void fillPlaces() {
        List<StoredExperiment> running = experiments.inState(ExperimentState.RUNNING);
        Map<String, Integer> limits = new HashMap<>();
        running.forEach(experiment -> limits.put(experiment.name(), experiment.parallelRuns()));
        Set<AttemptKey> taking = taking();
        int free = capacity.free(scoring.busy(), taking.size(), limits.values());
        while (free > 0 && scoring.startNext()) {
            free -= capacity.scoringTakesOne() ? 1 : 0;
        }
        if (free <= 0 || !launcher.informed()) {
            return;
        }
        Map<String, Integer> perExperiment = new HashMap<>();
        taking.forEach(attempt -> perExperiment.merge(attempt.run().experiment(), 1, Integer::sum));
        Instant end = clock.instant().plus(MAX_LAUNCHING);
        Predicate<String> hasRoom = experiment -> {
            int own = limits.getOrDefault(experiment, 0);
            return own == 0 || perExperiment.getOrDefault(experiment, 0) < own;
        };
        List<Run> chosen = new ArrayList<>();
        for (Run run : next(limits.keySet().stream().filter(hasRoom).toList())) {
            String experiment = run.key().experiment();
            if (chosen.size() < free && hasRoom.test(experiment)) {
                chosen.add(run);
                perExperiment.merge(experiment, 1, Integer::sum);
            }
        }
        for (int from = 0; from < chosen.size() && !clock.instant().isAfter(end); from += TOGETHER) {
            launch(chosen.subList(from, Math.min(from + TOGETHER, chosen.size())));
        }
    }

    /** Attempts that take a place: those that hold their run and, where that matters, those that are still ending. */
    private Set<AttemptKey> taking() {
        Set<AttemptKey> taking = new HashSet<>();
        runs.held().forEach(run -> taking.add(run.attempt()));
        if (capacity.leavingTakesOne()) {
            taking.addAll(launcher.active());
        }
        return taking;
    }

    /** Runs of these experiments that may start now, next one first. */
    private List<Run> next(List<String> names) {
        Map<RunKey, CorpusReadiness> gates = new HashMap<>();
        Instant now = clock.instant();
        return RunOrder.sorted(runs.pending(names).stream()
                .filter(run -> run.mayStartAt(now))
                .filter(run -> readiness(run, gates) instanceof CorpusReadiness.Open)
                .toList());
    }

    /** The gate of a run; runs behind a broken one are given up on the way. */
    private CorpusReadiness readiness(Run run, Map<RunKey, CorpusReadiness> gates) {
        if (run.plan().preparesFirst().isEmpty()) {
            return new CorpusReadiness.Open();
        }
        RunKey preparation = new RunKey(run.key().experiment(), run.plan().preparesFirst());
        CorpusReadiness readiness = gates.computeIfAbsent(
                preparation, key -> runs.find(key).map(CorpusReadiness::of).orElse(new CorpusReadiness.Closed()));
        if (readiness instanceof CorpusReadiness.Broken(String reason)) {
            lifecycle.giveUp(run.key(), reason);
        }
        return readiness;
    }

    private void launch(List<Run> pending) {
        runs.launch(pending).forEach((run, attempt) -> {
            CoordinatorMeters.launched(run.plan().kind(), Duration.between(run.changedAt(), clock.instant()));
            try (LogKeys _ = LogKeys.of(run)) {
                LOG.infof(
                        "runId=%s corpus=%s size=%s seed=%d attempt=%d starts",
                        run.key().id(),
                        run.plan().corpus(),
                        run.plan().size(),
                        run.plan().seed(),
                        attempt.number());
            }
            try {
                launcher.launch(new LaunchRequest(
                        attempt,
                        run.plan().kind(),
                        demands.apply(run),
                        tokens.apply(attempt),
                        traces.ofWorker(attempt)));
            } catch (LaunchException e) {
                lifecycle.failed(attempt, FailureKind.TRANSIENT, String.valueOf(e.getMessage()));
            }
        });
    }
}
