package io.datadecide.coordinator.store;

import io.datadecide.coordinator.events.CoordinatorEvent;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.schedule.state.RunKind;
import io.datadecide.coordinator.schedule.state.RunState;
import io.datadecide.coordinator.schedule.state.RunTrigger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Runs in a relational database. */
public final class JdbiRunStore implements RunStore {
    private final Database database;
    private final InstantSource clock;

    public JdbiRunStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<Run> find(RunKey key) {
        return database.withHandle(
                handle -> handle.createQuery("select * from runs where experiment = :experiment and id = :id")
                        .bind("experiment", key.experiment())
                        .bind("id", key.id())
                        .map(RunRows.RUN)
                        .findOne());
    }

    @Override
    public List<Run> ofExperiment(String experiment) {
        return database.withHandle(
                handle -> handle.createQuery("select * from runs where experiment = :experiment order by position")
                        .bind("experiment", experiment)
                        .map(RunRows.RUN)
                        .list());
    }

    @Override
    public List<Run> inStates(Collection<RunState> states) {
        if (states.isEmpty()) {
            return List.of();
        }
        return database.withHandle(handle -> handle.createQuery("""
                        select r.* from runs r join experiments e on e.name = r.experiment
                        where r.state in (<states>) order by e.sequence, r.position""")
                .bindList("states", states.stream().map(RunState::name).toList())
                .map(RunRows.RUN)
                .list());
    }

    @Override
    public List<Run> pending(Collection<String> experiments) {
        if (experiments.isEmpty()) {
            return List.of();
        }
        return database.withHandle(handle -> handle.createQuery(
                        "select * from runs where state = :pending and experiment in (<experiments>)")
                .bind("pending", RunState.PENDING.name())
                .bindList("experiments", List.copyOf(experiments))
                .map(RunRows.RUN)
                .list());
    }

    @Override
    public List<HeldRun> held() {
        return database.withHandle(handle -> handle.createQuery(
                        "select experiment, id, attempt, state, reason from runs where state in (<states>)")
                .bindList("states", names(RunState::held))
                .map((row, context) -> new HeldRun(
                        new AttemptKey(
                                new RunKey(row.getString("experiment"), row.getString("id")), row.getInt("attempt")),
                        RunState.valueOf(row.getString("state")),
                        row.getString("reason")))
                .list());
    }

    @Override
    public boolean allEnded(String experiment) {
        return database.withHandle(handle -> handle.createQuery(
                                "select count(*) from runs where experiment = :experiment and state not in (<ended>)")
                        .bind("experiment", experiment)
                        .bindList("ended", names(RunState::ended))
                        .mapTo(Long.class)
                        .one())
                == 0;
    }

    private static List<String> names(Predicate<RunState> wanted) {
        return Arrays.stream(RunState.values())
                .filter(wanted)
                .map(RunState::name)
                .toList();
    }

    @Override
    public Map<RunState, Long> countByState() {
        Map<RunState, Long> counts = new EnumMap<>(RunState.class);
        database.useHandle(handle -> handle.createQuery("select state, count(*) as runs from runs group by state")
                .map((row, context) -> Map.entry(RunState.valueOf(row.getString("state")), row.getLong("runs")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue())));
        return counts;
    }

    @Override
    public Map<RunState, Long> countTrainings(String experiment) {
        Map<RunState, Long> counts = new EnumMap<>(RunState.class);
        database.useHandle(handle -> handle.createQuery("""
                        select state, count(*) as runs from runs where experiment = :experiment and kind = :train
                        group by state""")
                .bind("experiment", experiment)
                .bind("train", RunKind.TRAIN.name())
                .map((row, context) -> Map.entry(RunState.valueOf(row.getString("state")), row.getLong("runs")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue())));
        return counts;
    }

    @Override
    public boolean apply(RunChange change) {
        return database.inTransaction(
                handle -> apply(handle, change, change.run().attempt()));
    }

    @Override
    public Map<Run, AttemptKey> launch(List<Run> pending) {
        return database.inTransaction(handle -> {
            Map<Run, AttemptKey> launched = new LinkedHashMap<>();
            for (Run run : pending) {
                AttemptKey attempt = new AttemptKey(run.key(), run.attempt() + 1);
                if (apply(handle, RunChange.of(run, RunTrigger.LAUNCH, ""), attempt.number())) {
                    insertAttempt(handle, attempt);
                    launched.put(run, attempt);
                }
            }
            return launched;
        });
    }

    private void insertAttempt(Handle handle, AttemptKey attempt) {
        handle.createUpdate("""
                insert into attempts (experiment, run_id, number, worker, reason, started_at, wall_seconds, tokens, flops)
                values (:experiment, :id, :number, '', '', :now, 0, 0, 0)""")
                .bind("experiment", attempt.run().experiment())
                .bind("id", attempt.run().id())
                .bind("number", attempt.number())
                .bind("now", clock.instant())
                .execute();
    }

    private boolean apply(Handle handle, RunChange change, int attempt) {
        Run run = change.run();
        RunState target = change.target();
        int changed = handle.createUpdate("""
                update runs set state = :to, reason = :reason, failures = :failures, not_before = :notBefore,
                  attempt = :attempt, changed_at = :now, tokens_per_second = 0
                where experiment = :experiment and id = :id and state = :from and attempt = :readAttempt""")
                .bind("to", target.name())
                .bind("reason", change.reason())
                .bind("failures", change.failures())
                .bind("notBefore", change.notBefore())
                .bind("attempt", attempt)
                .bind("now", clock.instant())
                .bind("experiment", run.key().experiment())
                .bind("id", run.key().id())
                .bind("from", run.state().name())
                .bind("readAttempt", run.attempt())
                .execute();
        if (changed == 0) {
            return false;
        }
        endAttempt(handle, run, change.attemptEnd());
        OutboxWriter.write(
                handle,
                new CoordinatorEvent.RunChanged(
                        run.key().experiment(), run.key().id(), target.name(), attempt),
                clock.instant());
        return true;
    }

    private void endAttempt(Handle handle, Run run, @Nullable AttemptEnd end) {
        if (end == null || run.attempt() == 0) {
            return;
        }
        handle.createUpdate("""
                update attempts set outcome = :outcome, reason = :reason, ended_at = :now, wall_seconds = :seconds,
                  tokens = :tokens, flops = :flops
                where experiment = :experiment and run_id = :id and number = :number and outcome is null""")
                .bind("outcome", end.outcome().name())
                .bind("reason", end.reason())
                .bind("now", clock.instant())
                .bind("seconds", end.usage().wallSeconds())
                .bind("tokens", end.usage().tokens())
                .bind("flops", end.usage().flops())
                .bind("experiment", run.key().experiment())
                .bind("id", run.key().id())
                .bind("number", run.attempt())
                .execute();
    }

    @Override
    public List<AttemptKey> explain(Map<AttemptKey, String> reasons) {
        if (reasons.isEmpty()) {
            return List.of();
        }
        List<AttemptKey> attempts = List.copyOf(reasons.keySet());
        return database.inTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    update runs set reason = :reason
                    where experiment = :experiment and id = :id and attempt = :number and state = :starting""");
            for (AttemptKey attempt : attempts) {
                batch.bind("reason", reasons.get(attempt))
                        .bind("experiment", attempt.run().experiment())
                        .bind("id", attempt.run().id())
                        .bind("number", attempt.number())
                        .bind("starting", RunState.STARTING.name())
                        .add();
            }
            int[] changed = batch.execute();
            return IntStream.range(0, changed.length)
                    .filter(i -> changed[i] == 1)
                    .mapToObj(attempts::get)
                    .toList();
        });
    }

    @Override
    public void worker(AttemptKey attempt, String worker) {
        database.useHandle(handle -> handle.createUpdate("""
                        update attempts set worker = :worker
                        where experiment = :experiment and run_id = :id and number = :number""")
                .bind("worker", worker)
                .bind("experiment", attempt.run().experiment())
                .bind("id", attempt.run().id())
                .bind("number", attempt.number())
                .execute());
    }

    @Override
    public Optional<Instant> startOf(AttemptKey attempt) {
        return database.withHandle(handle -> handle.createQuery("""
                        select started_at from attempts
                        where experiment = :experiment and run_id = :id and number = :number""")
                .bind("experiment", attempt.run().experiment())
                .bind("id", attempt.run().id())
                .bind("number", attempt.number())
                .map((row, context) -> Columns.instant(row, "started_at"))
                .findOne());
    }

    @Override
    public boolean progress(
            AttemptKey attempt, RunProgress progress, Optional<CurvePoint> curvePoint, long sliceSteps) {
        return database.inTransaction(handle -> {
            int changed = handle.createUpdate("""
                    update runs set step = :step, tokens = :tokens, loss = :loss, tokens_per_second = :speed
                    where experiment = :experiment and id = :id and state = :running and attempt = :number""")
                    .bind("step", progress.step())
                    .bind("tokens", progress.tokens())
                    .bind("loss", Columns.nullIfNan(progress.loss()))
                    .bind("speed", progress.tokensPerSecond())
                    .bind("experiment", attempt.run().experiment())
                    .bind("id", attempt.run().id())
                    .bind("running", RunState.RUNNING.name())
                    .bind("number", attempt.number())
                    .execute();
            if (changed == 1) {
                curvePoint.ifPresent(point -> CurveRows.put(handle, attempt.run(), point, sliceSteps));
            }
            return changed == 1;
        });
    }

    @Override
    public List<CurvePoint> curve(RunKey key) {
        return database.withHandle(handle -> CurveRows.of(handle, key));
    }

    @Override
    public AttemptEnd.Usage usage(String experiment) {
        return database.withHandle(handle -> handle.createQuery("""
                        select coalesce(sum(wall_seconds), 0) as seconds, coalesce(sum(tokens), 0) as tokens,
                          coalesce(sum(flops), 0) as flops
                        from attempts where experiment = :experiment""")
                .bind("experiment", experiment)
                .map((row, context) ->
                        new AttemptEnd.Usage(row.getDouble("seconds"), row.getLong("tokens"), row.getDouble("flops")))
                .one());
    }
}
