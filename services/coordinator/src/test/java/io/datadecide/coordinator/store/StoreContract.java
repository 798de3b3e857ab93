package io.datadecide.coordinator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.coordinator.events.CoordinatorEvent;
import io.datadecide.coordinator.events.EventJson;
import io.datadecide.coordinator.events.OutboxEntry;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.CheckpointKey;
import io.datadecide.coordinator.schedule.state.CheckpointState;
import io.datadecide.coordinator.schedule.state.ExperimentState;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.schedule.state.RunState;
import io.datadecide.coordinator.schedule.state.RunTrigger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must do for the stores. */
abstract class StoreContract {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123456Z");

    Stores stores;

    /** An empty database. */
    abstract DataSource database() throws Exception;

    @BeforeEach
    void open() throws Exception {
        stores = on(database());
    }

    static Stores on(DataSource database) {
        return Stores.on(database, InstantSource.fixed(NOW));
    }

    private AttemptKey running(RunKey key) {
        return running(stores, key);
    }

    static AttemptKey running(Stores stores, RunKey key) {
        AttemptKey attempt =
                stores.runs().launch(stores.runs().find(key).orElseThrow()).orElseThrow();
        stores.runs().apply(RunChange.of(stores.runs().find(key).orElseThrow(), RunTrigger.LEASE, ""));
        return attempt;
    }

    private Run run(RunKey key) {
        return stores.runs().find(key).orElseThrow();
    }

    private List<CoordinatorEvent> events() {
        return stores.outbox().oldest(100).stream()
                .map(OutboxEntry::payload)
                .map(EventJson::read)
                .toList();
    }

    private void forgetEvents() {
        stores.outbox().oldest(100).forEach(entry -> stores.outbox().delivered(entry.id()));
    }

    @Test
    void anExperimentIsStoredWithItsRunsInTheOrderOfThePlan() {
        NewExperiment wanted = TestRuns.experiment("e");
        assertThat(stores.experiments().create(wanted)).isTrue();
        assertThat(stores.runs().ofExperiment("e").stream().map(Run::plan)).isEqualTo(wanted.runs());
        assertThat(stores.runs().ofExperiment("e")).extracting(Run::state).containsOnly(RunState.PENDING);
        StoredExperiment stored = stores.experiments().find("e").orElseThrow();
        assertThat(stored.state()).isEqualTo(ExperimentState.RUNNING);
        assertThat(stored.createdAt()).isEqualTo(NOW);
        assertThat(stored.endedAt()).isNull();
        assertThat(events()).containsExactly(new CoordinatorEvent.ExperimentChanged("e", "RUNNING"));
    }

    @Test
    void aNameIsTakenOnce() {
        stores.experiments().create(TestRuns.experiment("e"));
        assertThat(stores.experiments().create(TestRuns.experiment("e"))).isFalse();
        assertThat(stores.runs().ofExperiment("e")).hasSize(3);
        assertThat(stores.outbox().size()).isEqualTo(1);
    }

    @Test
    void pagesShowTheNewestFirst() {
        List.of("a", "b", "c").forEach(name -> stores.experiments().create(TestRuns.experiment(name)));
        List<StoredExperiment> first = stores.experiments().newest(ExperimentFilter.ALL, 2, Long.MAX_VALUE);
        assertThat(first).extracting(StoredExperiment::name).containsExactly("c", "b");
        assertThat(stores.experiments()
                        .newest(ExperimentFilter.ALL, 2, first.getLast().sequence()))
                .extracting(StoredExperiment::name)
                .containsExactly("a");
    }

    @Test
    void anExperimentMovesOnlyFromTheStateThatIsMeant() {
        stores.experiments().create(TestRuns.experiment("e"));
        assertThat(stores.experiments().move("e", ExperimentState.RUNNING, ExperimentState.FAILED, "why"))
                .isTrue();
        assertThat(stores.experiments().move("e", ExperimentState.RUNNING, ExperimentState.SUCCEEDED, ""))
                .isFalse();
        StoredExperiment stored = stores.experiments().find("e").orElseThrow();
        assertThat(stored.reason()).isEqualTo("why");
        assertThat(stored.endedAt()).isEqualTo(NOW);
        assertThat(events())
                .endsWith(
                        new CoordinatorEvent.ExperimentChanged("e", "FAILED"), new CoordinatorEvent.DecisionMade("e"));
    }

    @Test
    void ofTwoChangesOfTheSameReadingOneWins() {
        stores.experiments().create(TestRuns.experiment("e"));
        Run read = run(TestRuns.PREPARE);
        assertThat(stores.runs().launch(read)).contains(new AttemptKey(TestRuns.PREPARE, 1));
        assertThat(stores.runs().launch(read)).isEmpty();
        assertThat(stores.runs().apply(RunChange.of(read, RunTrigger.CANCEL, "")))
                .isFalse();
        assertThat(run(TestRuns.PREPARE).state()).isEqualTo(RunState.STARTING);
    }

    @Test
    void aChangeThatTheTableDoesNotHaveIsNotMade() {
        stores.experiments().create(TestRuns.experiment("e"));
        assertThatThrownBy(() -> stores.runs().apply(RunChange.of(run(TestRuns.FIRST), RunTrigger.SCORED, "")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SCORED does not apply");
    }

    @Test
    void everyChangeOfARunIsAnEvent() {
        stores.experiments().create(TestRuns.experiment("e"));
        forgetEvents();
        running(TestRuns.FIRST);
        assertThat(events())
                .containsExactly(
                        new CoordinatorEvent.RunChanged("e", "a-nano1-s1", "STARTING", 1),
                        new CoordinatorEvent.RunChanged("e", "a-nano1-s1", "RUNNING", 1));
    }

    @Test
    void aRetryLaterKeepsItsTimeAndItsTries() {
        stores.experiments().create(TestRuns.experiment("e"));
        running(TestRuns.FIRST);
        Instant later = NOW.plusSeconds(5);
        stores.runs()
                .apply(new RunChange(
                        run(TestRuns.FIRST),
                        RunTrigger.TRY_AGAIN,
                        "disk full",
                        2,
                        later,
                        AttemptEnd.of(AttemptEnd.Outcome.FAILED, "disk full")));
        Run pending = run(TestRuns.FIRST);
        assertThat(pending.state()).isEqualTo(RunState.PENDING);
        assertThat(pending.failures()).isEqualTo(2);
        assertThat(pending.mayStartAt(NOW)).isFalse();
        assertThat(pending.mayStartAt(later)).isTrue();
        assertThat(pending.reason()).isEqualTo("disk full");
    }

    @Test
    void onlyTheAttemptThatHoldsTheRunReports() {
        stores.experiments().create(TestRuns.experiment("e"));
        AttemptKey attempt = running(TestRuns.FIRST);
        AttemptKey newer = new AttemptKey(TestRuns.FIRST, 2);
        RunProgress progress = new RunProgress(10, 1000, 2.5, 99);
        assertThat(stores.runs().progress(newer, progress, Optional.empty(), 1)).isFalse();
        assertThat(stores.checkpoints().reported(newer, checkpoint(10, true))).isFalse();
        assertThat(stores.runs().progress(attempt, progress, Optional.empty(), 1))
                .isTrue();
        assertThat(run(TestRuns.FIRST).progress()).isEqualTo(progress);
    }

    @Test
    void theCurveKeepsTheFirstPointOfASliceAndTheLastOfTheRun() {
        stores.experiments().create(TestRuns.experiment("e"));
        AttemptKey attempt = running(TestRuns.FIRST);
        for (long step : new long[] {5, 10, 15, 20, 5, 15, 99, 100}) {
            stores.runs().progress(attempt, new RunProgress(step, step, 1, 1), Optional.of(point(step)), 10);
        }
        assertThat(stores.runs().curve(TestRuns.FIRST))
                .extracting(CurvePoint::step)
                .containsExactly(5L, 10L, 20L, 99L, 100L);
    }

    private static CurvePoint point(long step) {
        return new CurvePoint(step, step * 10, 1.5, 0.5, 1e-3, 100);
    }

    @Test
    void aCheckpointReportedTwiceIsOneCheckpointAndOneEvent() {
        stores.experiments().create(TestRuns.experiment("e"));
        AttemptKey attempt = running(TestRuns.FIRST);
        forgetEvents();
        assertThat(stores.checkpoints().progressed(attempt)).isFalse();
        assertThat(stores.checkpoints().reported(attempt, checkpoint(50, true))).isTrue();
        assertThat(stores.checkpoints().reported(attempt, checkpoint(50, true))).isTrue();
        assertThat(stores.checkpoints().reported(attempt, checkpoint(60, false)))
                .isTrue();
        assertThat(stores.checkpoints().ofRun(TestRuns.FIRST))
                .extracting(StoredCheckpoint::state)
                .containsExactly(CheckpointState.READY, CheckpointState.RESUME_ONLY);
        assertThat(events()).containsExactly(new CoordinatorEvent.CheckpointReady("e", "a-nano1-s1", 50));
        assertThat(stores.checkpoints().progressed(attempt)).isTrue();
    }

    private static NewCheckpoint checkpoint(long step, boolean score) {
        return new NewCheckpoint(step, step * 10, "/out/step-" + step, "ab" + step, score);
    }

    @Test
    void checkpointsAreDueOnceRequestedAndNotBeforeTheirTime() {
        stores.experiments().create(TestRuns.experiment("e"));
        AttemptKey attempt = running(TestRuns.FIRST);
        stores.checkpoints().reported(attempt, checkpoint(50, true));
        CheckpointKey key = new CheckpointKey(TestRuns.FIRST, 50);
        assertThat(stores.checkpoints().due(NOW, 10)).isEmpty();
        assertThat(stores.checkpoints().move(key, CheckpointState.READY, CheckpointState.REQUESTED, ""))
                .isTrue();
        assertThat(stores.checkpoints().move(key, CheckpointState.READY, CheckpointState.REQUESTED, ""))
                .isFalse();
        assertThat(stores.checkpoints().due(NOW, 10))
                .extracting(StoredCheckpoint::key)
                .containsExactly(key);
        stores.checkpoints().postpone(key, 1, NOW.plusSeconds(1), "scorer away");
        assertThat(stores.checkpoints().due(NOW, 10)).isEmpty();
        assertThat(stores.checkpoints().due(NOW.plusSeconds(1), 10))
                .extracting(StoredCheckpoint::failures)
                .containsExactly(1);
    }

    @Test
    void checkpointsOfStoppedRunsAreNotScored() {
        stores.experiments().create(TestRuns.experiment("e"));
        AttemptKey attempt = running(TestRuns.FIRST);
        stores.checkpoints().reported(attempt, checkpoint(50, true));
        stores.checkpoints()
                .move(new CheckpointKey(TestRuns.FIRST, 50), CheckpointState.READY, CheckpointState.REQUESTED, "");
        stores.runs().apply(RunChange.of(run(TestRuns.FIRST), RunTrigger.CANCEL, ""));
        assertThat(stores.checkpoints().due(NOW, 10)).isEmpty();
    }

    @Test
    void evidenceOfATaskIsStoredOnceAndWhole() {
        stores.experiments().create(TestRuns.experiment("e"));
        AttemptKey attempt = running(TestRuns.FIRST);
        stores.checkpoints().reported(attempt, checkpoint(50, true));
        CheckpointKey key = new CheckpointKey(TestRuns.FIRST, 50);
        List<Measurement> measurements = List.of(
                new Measurement("bits_per_byte", 1.25, Double.NaN, 10, true),
                new Measurement("acc_raw", 0.5, 0.1, 10, false));
        assertThat(stores.evidence().record(key, "heldout", measurements)).isTrue();
        assertThat(stores.evidence().record(key, "heldout", measurements)).isFalse();
        assertThat(stores.evidence().tasksOf(key)).containsExactly("heldout");
        assertThat(stores.evidence().ofExperiment("e"))
                .extracting(found -> found.measurement().metric() + " " + found.tokensSeen())
                .containsExactly("acc_raw 500", "bits_per_byte 500");
        assertThat(stores.evidence().ofExperiment("e").getLast().measurement().standardError())
                .isNaN();
    }

    @Test
    void theCountOfScoresCoversTheWholePlan() {
        stores.experiments().create(TestRuns.experiment("e"));
        AttemptKey attempt = running(TestRuns.FIRST);
        stores.checkpoints().reported(attempt, checkpoint(50, true));
        stores.checkpoints()
                .move(new CheckpointKey(TestRuns.FIRST, 50), CheckpointState.READY, CheckpointState.SCORED, "");
        assertThat(stores.checkpoints().count("e")).isEqualTo(new ScoreCount(1, 3));
    }

    @Test
    void usageIsTheSumOfAllAttempts() {
        stores.experiments().create(TestRuns.experiment("e"));
        running(TestRuns.FIRST);
        stores.runs()
                .apply(RunChange.of(run(TestRuns.FIRST), RunTrigger.TRAINED, "")
                        .ending(new AttemptEnd(
                                AttemptEnd.Outcome.SUCCEEDED, "", new AttemptEnd.Usage(1.5, 100, 6000))));
        assertThat(stores.runs().usage("e")).isEqualTo(new AttemptEnd.Usage(1.5, 100, 6000));
    }

    @Test
    void runsAreFoundByState() {
        stores.experiments().create(TestRuns.experiment("e"));
        running(TestRuns.SECOND);
        assertThat(stores.runs().inStates(EnumSet.of(RunState.RUNNING)))
                .extracting(Run::key)
                .containsExactly(TestRuns.SECOND);
        assertThat(stores.runs().inStates(EnumSet.noneOf(RunState.class))).isEmpty();
        assertThat(stores.runs().countByState())
                .containsEntry(RunState.RUNNING, 1L)
                .containsEntry(RunState.PENDING, 2L);
    }

    @Test
    void pendingRunsAreThoseOfTheExperimentsThatAreAskedFor() {
        stores.experiments().create(TestRuns.experiment("e"));
        stores.experiments().create(TestRuns.experiment("other"));
        running(TestRuns.PREPARE);
        assertThat(stores.runs().pending(List.of("e")))
                .extracting(Run::key)
                .containsExactlyInAnyOrder(TestRuns.FIRST, TestRuns.SECOND);
        assertThat(stores.runs().pending(List.of("e", "other"))).hasSize(5);
        assertThat(stores.runs().pending(List.of())).isEmpty();
    }

    @Test
    void onlyAttemptsThatHaveNotBegunAreExplained() {
        stores.experiments().create(TestRuns.experiment("e"));
        AttemptKey begun = running(TestRuns.FIRST);
        AttemptKey waits = stores.runs().launch(run(TestRuns.SECOND)).orElseThrow();
        AttemptKey superseded = new AttemptKey(TestRuns.SECOND, 7);
        assertThat(stores.runs().explain(Map.of(begun, "no node", waits, "no room", superseded, "no image")))
                .containsExactly(waits);
        assertThat(run(TestRuns.FIRST).reason()).isEmpty();
        assertThat(run(TestRuns.SECOND).reason()).isEqualTo("no room");
        assertThat(stores.runs().explain(Map.of())).isEmpty();
    }

    @Test
    void namesWithoutAnExperimentAreLeftOut() {
        stores.experiments().create(TestRuns.experiment("e"));
        assertThat(stores.experiments().stored(Set.of("e", "deleted"))).containsExactly("e");
        assertThat(stores.experiments().stored(Set.of())).isEmpty();
    }
}
