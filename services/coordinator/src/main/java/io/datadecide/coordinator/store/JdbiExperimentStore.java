package io.datadecide.coordinator.store;

import io.datadecide.coordinator.events.CoordinatorEvent;
import io.datadecide.coordinator.schedule.state.ExperimentState;
import io.datadecide.coordinator.schedule.state.RunState;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Experiments in a relational database. */
public final class JdbiExperimentStore implements ExperimentStore {
    private static final RowMapper<StoredExperiment> EXPERIMENT = (row, context) -> new StoredExperiment(
            row.getLong("sequence"),
            row.getString("name"),
            row.getString("yaml"),
            row.getString("base_directory"),
            row.getInt("tries_limit"),
            row.getInt("parallel_runs"),
            ExperimentState.valueOf(row.getString("state")),
            row.getString("reason"),
            Columns.instant(row, "created_at"),
            Columns.nullableInstant(row, "ended_at"));

    private final Database database;
    private final InstantSource clock;

    public JdbiExperimentStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean create(NewExperiment experiment, String traceparent) {
        return database.inTransaction(handle -> {
            int created = handle.createUpdate("""
                    insert into experiments (name, yaml, base_directory, tries_limit, parallel_runs, state, reason, created_at,
                      traceparent)
                    values (:name, :yaml, :base, :tries, :parallel, :state, '', :now, :traceparent)
                    on conflict do nothing""")
                    .bind("name", experiment.name())
                    .bind("yaml", experiment.yaml())
                    .bind("base", experiment.baseDirectory())
                    .bind("tries", experiment.triesLimit())
                    .bind("parallel", experiment.parallelRuns())
                    .bind("state", ExperimentState.RUNNING.name())
                    .bind("now", clock.instant())
                    .bind("traceparent", traceparent)
                    .execute();
            if (created == 1) {
                insertRuns(handle, experiment);
                tell(handle, experiment.name(), ExperimentState.RUNNING);
            }
            return created == 1;
        });
    }

    @Override
    public String traceparent(String name) {
        return database.withHandle(
                handle -> handle.createQuery("select traceparent from experiments where name = :name")
                        .bind("name", name)
                        .mapTo(String.class)
                        .findOne()
                        .orElse(""));
    }

    private void insertRuns(Handle handle, NewExperiment experiment) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into runs (experiment, id, kind, corpus, size, seed, position, prepares_first, spec, params, flops,
                  total_steps, score_checkpoints, state, reason, attempt, failures, changed_at, step, tokens,
                  tokens_per_second)
                values (:experiment, :id, :kind, :corpus, :size, :seed, :position, :first, :spec, :params, :flops,
                  :steps, :scores, :state, '', 0, 0, :now, 0, 0, 0)""");
        int position = 0;
        for (NewRun run : experiment.runs()) {
            batch.bind("experiment", experiment.name())
                    .bind("id", run.id())
                    .bind("kind", run.kind().name())
                    .bind("corpus", run.corpus())
                    .bind("size", run.size())
                    .bind("seed", run.seed())
                    .bind("position", position++)
                    .bind("first", run.preparesFirst().isEmpty() ? null : run.preparesFirst())
                    .bind("spec", run.spec())
                    .bind("params", run.params())
                    .bind("flops", run.flops())
                    .bind("steps", run.totalSteps())
                    .bind("scores", run.scoreCheckpoints())
                    .bind("state", RunState.PENDING.name())
                    .bind("now", clock.instant())
                    .add();
        }
        batch.execute();
    }

    @Override
    public Optional<StoredExperiment> find(String name) {
        return database.withHandle(handle -> handle.createQuery("select * from experiments where name = :name")
                .bind("name", name)
                .map(EXPERIMENT)
                .findOne());
    }

    @Override
    public Set<String> stored(Set<String> names) {
        return names.isEmpty()
                ? Set.of()
                : database.withHandle(
                        handle -> handle.createQuery("select name from experiments where name in (<names>)")
                                .bindList("names", List.copyOf(names))
                                .mapTo(String.class)
                                .set());
    }

    @Override
    public List<StoredExperiment> newest(ExperimentFilter filter, int limit, long before) {
        if (filter.states().isEmpty()) {
            return List.of();
        }
        return database.withHandle(handle -> handle.createQuery("""
                        select * from experiments
                        where sequence < :before and state in (<states>) and position(:part in name) > 0
                        order by sequence desc limit :limit""")
                .bindList(
                        "states",
                        filter.states().stream().map(ExperimentState::name).toList())
                .bind("part", filter.nameContains())
                .bind("before", before)
                .bind("limit", limit)
                .map(EXPERIMENT)
                .list());
    }

    @Override
    public long count(ExperimentState state) {
        return database.withHandle(handle -> handle.createQuery("select count(*) from experiments where state = :state")
                .bind("state", state.name())
                .mapTo(Long.class)
                .one());
    }

    @Override
    public List<StoredExperiment> inState(ExperimentState state) {
        return database.withHandle(
                handle -> handle.createQuery("select * from experiments where state = :state order by sequence")
                        .bind("state", state.name())
                        .map(EXPERIMENT)
                        .list());
    }

    @Override
    public boolean move(String name, ExperimentState from, ExperimentState to, String reason) {
        return database.inTransaction(handle -> {
            int moved = handle.createUpdate("""
                    update experiments set state = :to, reason = :reason, ended_at = :ended
                    where name = :name and state = :from""")
                    .bind("to", to.name())
                    .bind("reason", reason)
                    .bind("ended", to.ended() ? clock.instant() : null)
                    .bind("name", name)
                    .bind("from", from.name())
                    .execute();
            if (moved == 1) {
                tell(handle, name, to);
            }
            return moved == 1;
        });
    }

    @Override
    public boolean delete(String name) {
        return database.inTransaction(handle -> {
            int deleted = handle.createUpdate("delete from experiments where name = :name and state <> :running")
                    .bind("name", name)
                    .bind("running", ExperimentState.RUNNING.name())
                    .execute();
            if (deleted == 1) {
                OutboxWriter.write(handle, new CoordinatorEvent.ExperimentDeleted(name), clock.instant());
            }
            return deleted == 1;
        });
    }

    private void tell(Handle handle, String name, ExperimentState state) {
        OutboxWriter.write(handle, new CoordinatorEvent.ExperimentChanged(name, state.name()), clock.instant());
        if (state == ExperimentState.SUCCEEDED || state == ExperimentState.FAILED) {
            OutboxWriter.write(handle, new CoordinatorEvent.DecisionMade(name), clock.instant());
        }
    }
}
