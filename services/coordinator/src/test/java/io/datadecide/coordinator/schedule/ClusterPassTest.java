package io.datadecide.coordinator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.coordinator.events.ChangeSignals;
import io.datadecide.coordinator.experiment.ExperimentFiles;
import io.datadecide.coordinator.experiment.FileVariables;
import io.datadecide.coordinator.launch.LaunchRequest;
import io.datadecide.coordinator.launch.ResourceRequest;
import io.datadecide.coordinator.launch.RunLauncher;
import io.datadecide.coordinator.launch.RunLogs;
import io.datadecide.coordinator.launch.WorkerState;
import io.datadecide.coordinator.retry.RetryPolicy;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.FailureKind;
import io.datadecide.coordinator.schedule.state.RunKind;
import io.datadecide.coordinator.schedule.state.RunState;
import io.datadecide.coordinator.score.ScoringQueue;
import io.datadecide.coordinator.store.NewExperiment;
import io.datadecide.coordinator.store.NewRun;
import io.datadecide.coordinator.store.Run;
import io.datadecide.coordinator.store.Stores;
import io.datadecide.coordinator.trace.ExperimentTraces;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Passes over a cluster that is what the test says it is. */
class ClusterPassTest {
    private final FakeCluster cluster = new FakeCluster();
    private final Stores stores = stores();
    private final ChangeSignals signals = new ChangeSignals();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final RunLifecycle lifecycle = new RunLifecycle(
            stores.runs(),
            stores.checkpoints(),
            stores.experiments(),
            new RetryPolicy(Duration.ZERO, 1, Duration.ZERO),
            () -> now,
            signals,
            ExperimentTraces.none());

    private Stores stores() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
        return Stores.on(source, () -> now);
    }

    private SchedulerPass pass(int inAll) {
        ExperimentFiles files = new ExperimentFiles(stores.experiments(), new FileVariables(Map.of()));
        return new SchedulerPass(
                stores.experiments(),
                stores.runs(),
                lifecycle,
                cluster,
                new ScoringQueue(
                        stores.checkpoints(),
                        stores.evidence(),
                        files,
                        (request, sink) -> {},
                        new RetryPolicy(Duration.ZERO, 1, Duration.ZERO),
                        1,
                        1,
                        () -> now,
                        signals,
                        ExperimentTraces.none()),
                new ScoringVerdict(stores.runs(), stores.checkpoints(), lifecycle),
                new ExperimentEnd(stores.experiments(), stores.runs(), ended -> {}, signals, ExperimentTraces.none()),
                new WorkerReconciler(
                        stores.experiments(),
                        stores.runs(),
                        lifecycle,
                        cluster,
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(10),
                        () -> now),
                new ClusterCapacity(inAll),
                run -> new ResourceRequest(1, false),
                attempt -> "token",
                ExperimentTraces.none(),
                () -> now);
    }

    private void create(String name, int runs, int parallelRuns) {
        List<NewRun> plan = IntStream.range(0, runs)
                .mapToObj(i -> new NewRun("run-" + i, RunKind.TRAIN, "a", "nano1", i, "", "{}", 1, i, 10, 1))
                .toList();
        stores.experiments().create(new NewExperiment(name, "name: " + name, "/base", 3, parallelRuns, plan));
    }

    private long count(String experiment, RunState state) {
        return stores.runs().ofExperiment(experiment).stream()
                .filter(run -> run.state() == state)
                .count();
    }

    private Run run(String experiment, int number) {
        return stores.runs().ofExperiment(experiment).get(number);
    }

    @Test
    void anExperimentHasAsManyWorkersAsItAsksForAndOthersHaveTheirs() {
        create("narrow", 24, 2);
        create("wide", 24, 0);
        pass(0).run();
        assertThat(count("narrow", RunState.STARTING)).isEqualTo(2);
        assertThat(count("wide", RunState.STARTING)).isEqualTo(24);
    }

    @Test
    void theInstallationsLimitHoldsForAll() {
        create("first", 24, 0);
        create("second", 24, 0);
        pass(5).run();
        pass(5).run();
        assertThat(cluster.workers).hasSize(5);
    }

    @Test
    void aWorkerThatIsStillEndingKeepsItsPlace() {
        create("narrow", 3, 1);
        pass(0).run();
        AttemptKey first = cluster.workers.keySet().iterator().next();
        lifecycle.failed(first, FailureKind.PREEMPTED, "saved");
        pass(0).run();
        assertThat(cluster.workers).containsOnlyKeys(first);
        cluster.workers.clear();
        pass(0).run();
        assertThat(cluster.workers).hasSize(1).doesNotContainKey(first);
    }

    @Test
    void aWorkerMayWaitForHoursAndItsRunSaysWhy() {
        create("waits", 1, 0);
        pass(0).run();
        AttemptKey attempt = run("waits", 0).currentAttempt();
        cluster.workers.put(attempt, new WorkerState.Waiting("no node can take it: 0/3 nodes", now));
        pass(0).run();
        assertThat(run("waits", 0).reason()).isEmpty();
        now = now.plus(Duration.ofHours(9));
        pass(0).run();
        assertThat(run("waits", 0).state()).isEqualTo(RunState.STARTING);
        assertThat(run("waits", 0).reason()).isEqualTo("no node can take it: 0/3 nodes");
    }

    @Test
    void aWorkerThatStartedAndDoesNotAskForItsWorkIsGivenUp() {
        create("hangs", 1, 0);
        pass(0).run();
        AttemptKey attempt = run("hangs", 0).currentAttempt();
        cluster.workers.put(attempt, new WorkerState.Started(now));
        now = now.plus(Duration.ofMinutes(3));
        pass(0).run();
        assertThat(cluster.stopped).contains(attempt);
        assertThat(run("hangs", 0).failures()).isEqualTo(1);
    }

    @Test
    void aWorkerThatIsGoneBurnsNoTry() {
        create("gone", 1, 0);
        pass(0).run();
        cluster.workers.clear();
        pass(0).run();
        assertThat(run("gone", 0).attempt()).isEqualTo(2);
        assertThat(run("gone", 0).failures()).isZero();
    }

    @Test
    void aWorkerThatIsNotSeenAndMayBeThereIsLeftAlone() {
        create("hidden", 1, 0);
        pass(0).run();
        cluster.workers.clear();
        cluster.sure = false;
        pass(0).run();
        assertThat(run("hidden", 0).attempt()).isEqualTo(1);
        assertThat(run("hidden", 0).state()).isEqualTo(RunState.STARTING);
        cluster.sure = true;
        pass(0).run();
        assertThat(run("hidden", 0).attempt()).isEqualTo(2);
    }

    @Test
    void nothingIsLostOrLaunchedBeforeTheClusterIsKnown() {
        create("early", 2, 1);
        pass(0).run();
        cluster.workers.clear();
        cluster.informed = false;
        pass(0).run();
        assertThat(count("early", RunState.STARTING)).isEqualTo(1);
        assertThat(run("early", 0).attempt()).isEqualTo(1);
    }

    @Test
    void whatAnInterruptedDeletionLeftIsForgotten() {
        create("kept", 1, 0);
        cluster.experiments = Set.of("kept", "deleted");
        pass(0).run();
        assertThat(cluster.forgotten).containsExactly("deleted");
    }

    private static final class FakeCluster implements RunLauncher {
        private final Map<AttemptKey, WorkerState> workers = new HashMap<>();
        private final Set<AttemptKey> stopped = new HashSet<>();
        private final Set<String> forgotten = new HashSet<>();
        private Set<String> experiments = Set.of();
        private boolean informed = true;
        private boolean sure = true;

        @Override
        public void launch(LaunchRequest request) {
            workers.put(request.attempt(), new WorkerState.Waiting("is asked for", Instant.EPOCH));
        }

        @Override
        public void stop(AttemptKey attempt) {
            stopped.add(attempt);
        }

        @Override
        public boolean informed() {
            return informed;
        }

        @Override
        public Map<AttemptKey, WorkerState> workers() {
            return Map.copyOf(workers);
        }

        @Override
        public boolean lost(AttemptKey attempt) {
            return sure;
        }

        @Override
        public Set<String> experiments() {
            return experiments;
        }

        @Override
        public void forget(String experiment) {
            forgotten.add(experiment);
        }

        @Override
        public RunLogs logs() {
            throw new UnsupportedOperationException("no logs here");
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
