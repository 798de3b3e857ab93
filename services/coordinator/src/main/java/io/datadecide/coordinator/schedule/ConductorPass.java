package io.datadecide.coordinator.schedule;

import io.datadecide.coordinator.launch.Assignment;
import io.datadecide.coordinator.launch.LaunchException;
import io.datadecide.coordinator.launch.RunLauncher;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.ExperimentState;
import io.datadecide.coordinator.schedule.state.FailureKind;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.schedule.state.RunState;
import io.datadecide.coordinator.score.ScoringLine;
import io.datadecide.coordinator.store.ExperimentStore;
import io.datadecide.coordinator.store.Run;
import io.datadecide.coordinator.store.RunStore;
import io.datadecide.coordinator.store.StoredExperiment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Compares what the store wants with what is there, and does what is missing. It remembers nothing: whatever was lost (a
 * signal, a worker, the coordinator itself) is made up for by the next pass.
 */
public final class ConductorPass implements Runnable {
    private static final Logger LOG = Logger.getLogger(ConductorPass.class);
    private static final Set<RunState> HELD = EnumSet.of(RunState.STARTING, RunState.RUNNING);

    private final ExperimentStore experiments;
    private final RunStore runs;
    private final RunLifecycle lifecycle;
    private final RunLauncher launcher;
    private final ScoringLine scoring;
    private final ScoringVerdict verdict;
    private final ExperimentEnd ending;
    private final Places places;
    private final Duration startTimeout;
    private final Function<AttemptKey, String> tokens;
    private final InstantSource clock;

    /**
     * A pass over everything.
     *
     * @param places how many processes may work at once
     * @param startTimeout how long a worker may take to take its lease
     * @param tokens makes the bearer token of an attempt
     */
    public ConductorPass(
            ExperimentStore experiments,
            RunStore runs,
            RunLifecycle lifecycle,
            RunLauncher launcher,
            ScoringLine scoring,
            ScoringVerdict verdict,
            ExperimentEnd ending,
            Places places,
            Duration startTimeout,
            Function<AttemptKey, String> tokens,
            InstantSource clock) {
        this.experiments = experiments;
        this.runs = runs;
        this.lifecycle = lifecycle;
        this.launcher = launcher;
        this.scoring = scoring;
        this.verdict = verdict;
        this.ending = ending;
        this.places = places;
        this.startTimeout = startTimeout;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public void run() {
        endUnwantedWorkers();
        takeUpLostRuns();
        endHangingStarts();
        verdict.run();
        fillPlaces();
        ending.run();
    }

    /** Workers of attempts that hold their run no longer: cancelled, superseded, given up. */
    private void endUnwantedWorkers() {
        for (AttemptKey attempt : launcher.active()) {
            boolean wanted = runs.find(attempt.run())
                    .filter(run -> run.attempt() == attempt.number())
                    .filter(run -> run.state() != RunState.CANCELLED && run.state() != RunState.FAILED)
                    .isPresent();
            if (!wanted) {
                launcher.stop(attempt);
            }
        }
    }

    /** Runs whose worker went down with an earlier coordinator; their try does not count. */
    private void takeUpLostRuns() {
        List<Run> held = runs.inStates(HELD); // read before the launcher is asked, so that no new attempt seems lost
        Set<AttemptKey> active = launcher.active();
        for (Run run : held) {
            if (!active.contains(run.currentAttempt())) {
                lifecycle.failed(
                        run.currentAttempt(),
                        FailureKind.PREEMPTED,
                        "its worker is gone; continues from its last checkpoint");
            }
        }
    }

    private void endHangingStarts() {
        Instant latest = clock.instant().minus(startTimeout);
        for (Run run : runs.inStates(EnumSet.of(RunState.STARTING))) {
            if (run.changedAt().isBefore(latest)) {
                lifecycle.failed(
                        run.currentAttempt(),
                        FailureKind.TRANSIENT,
                        "its worker did not ask for its work within " + startTimeout.toSeconds() + " s");
                launcher.stop(run.currentAttempt());
            }
        }
    }

    /** Scoring goes first: it is short, and the last run's score is what everybody waits for. */
    private void fillPlaces() {
        List<StoredExperiment> running = experiments.inState(ExperimentState.RUNNING);
        int limit = places.limit(running.stream().mapToInt(StoredExperiment::parallelRuns));
        List<Run> held = runs.inStates(HELD);
        int free = limit - held.size() - scoring.busy();
        while (free > 0 && scoring.startNext()) {
            free--;
        }
        Map<String, Integer> perExperiment = new HashMap<>();
        held.forEach(run -> perExperiment.merge(run.key().experiment(), 1, Integer::sum));
        Map<String, Integer> limits = new HashMap<>();
        running.forEach(experiment -> limits.put(experiment.name(), experiment.parallelRuns()));
        for (Run run : next(running)) {
            String experiment = run.key().experiment();
            int own = limits.getOrDefault(experiment, 0);
            boolean room = own == 0 || perExperiment.getOrDefault(experiment, 0) < own;
            if (free > 0 && room && launch(run)) {
                free--;
                perExperiment.merge(experiment, 1, Integer::sum);
            }
        }
    }

    private List<Run> next(List<StoredExperiment> running) {
        Set<String> names = new HashSet<>();
        running.forEach(experiment -> names.add(experiment.name()));
        Map<RunKey, CorpusGate> gates = new HashMap<>();
        Instant now = clock.instant();
        return RunOrder.sorted(runs.inStates(EnumSet.of(RunState.PENDING)).stream()
                .filter(run -> names.contains(run.key().experiment()))
                .filter(run -> run.mayStartAt(now))
                .filter(run -> gate(run, gates) instanceof CorpusGate.Open)
                .toList());
    }

    /** The gate of a run; runs behind a broken one are given up on the way. */
    private CorpusGate gate(Run run, Map<RunKey, CorpusGate> gates) {
        if (run.plan().preparesFirst().isEmpty()) {
            return new CorpusGate.Open();
        }
        RunKey preparation = new RunKey(run.key().experiment(), run.plan().preparesFirst());
        CorpusGate gate = gates.computeIfAbsent(
                preparation, key -> runs.find(key).map(CorpusGate::of).orElse(new CorpusGate.Closed()));
        if (gate instanceof CorpusGate.Broken(String reason)) {
            lifecycle.giveUp(run.key(), reason);
        }
        return gate;
    }

    private boolean launch(Run run) {
        Optional<AttemptKey> attempt = runs.launch(run);
        if (attempt.isEmpty()) {
            return false;
        }
        LOG.infof(
                "runId=%s corpus=%s size=%s seed=%d attempt=%d starts",
                run.key().id(),
                run.plan().corpus(),
                run.plan().size(),
                run.plan().seed(),
                attempt.get().number());
        try {
            launcher.launch(new Assignment(attempt.get(), run.plan().kind(), tokens.apply(attempt.get())));
            return true;
        } catch (LaunchException e) {
            lifecycle.failed(attempt.get(), FailureKind.TRANSIENT, String.valueOf(e.getMessage()));
            return false;
        }
    }
}
