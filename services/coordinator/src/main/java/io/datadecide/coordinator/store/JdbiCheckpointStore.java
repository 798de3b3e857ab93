package io.datadecide.coordinator.store;

import io.datadecide.coordinator.events.CoordinatorEvent;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.CheckpointKey;
import io.datadecide.coordinator.schedule.state.CheckpointState;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.schedule.state.RunState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Checkpoints in a relational database. */
public final class JdbiCheckpointStore implements CheckpointStore {
    private static final String KEY = " where experiment = :experiment and run_id = :id and step = :step";

    private static final RowMapper<StoredCheckpoint> CHECKPOINT = (row, context) -> {
        CheckpointState state = CheckpointState.valueOf(row.getString("state"));
        return new StoredCheckpoint(
                new CheckpointKey(
                        new RunKey(row.getString("experiment"), row.getString("run_id")), row.getLong("step")),
                new NewCheckpoint(
                        row.getLong("step"),
                        row.getLong("tokens_seen"),
                        row.getString("directory"),
                        row.getString("manifest_sha256"),
                        state != CheckpointState.RESUME_ONLY),
                state,
                row.getString("reason"),
                row.getInt("failures"));
    };

    private final Database database;
    private final InstantSource clock;

    public JdbiCheckpointStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean reported(AttemptKey attempt, NewCheckpoint checkpoint) {
        return database.inTransaction(handle -> {
            if (!holds(handle, attempt)) {
                return false;
            }
            int inserted = handle.createUpdate("""
                    insert into checkpoints (experiment, run_id, step, attempt, tokens_seen, directory, manifest_sha256,
                      state, reason, failures)
                    values (:experiment, :id, :step, :attempt, :tokens, :directory, :sha, :state, '', 0)
                    on conflict do nothing""")
                    .bind("experiment", attempt.run().experiment())
                    .bind("id", attempt.run().id())
                    .bind("step", checkpoint.step())
                    .bind("attempt", attempt.number())
                    .bind("tokens", checkpoint.tokensSeen())
                    .bind("directory", checkpoint.directory())
                    .bind("sha", checkpoint.manifestSha256())
                    .bind("state", (checkpoint.score() ? CheckpointState.READY : CheckpointState.RESUME_ONLY).name())
                    .execute();
            if (inserted == 1 && checkpoint.score()) {
                OutboxWriter.write(
                        handle,
                        new CoordinatorEvent.CheckpointReady(
                                attempt.run().experiment(), attempt.run().id(), checkpoint.step()),
                        clock.instant());
            }
            return true;
        });
    }

    private static boolean holds(Handle handle, AttemptKey attempt) {
        return handle.createQuery("""
                        select count(*) from runs
                        where experiment = :experiment and id = :id and attempt = :number and state = :running""")
                        .bind("experiment", attempt.run().experiment())
                        .bind("id", attempt.run().id())
                        .bind("number", attempt.number())
                        .bind("running", RunState.RUNNING.name())
                        .mapTo(Long.class)
                        .one()
                == 1;
    }

    @Override
    public boolean progressed(AttemptKey attempt) {
        return database.withHandle(handle -> handle.createQuery("""
                        select count(*) from checkpoints
                        where experiment = :experiment and run_id = :id and attempt = :number""")
                        .bind("experiment", attempt.run().experiment())
                        .bind("id", attempt.run().id())
                        .bind("number", attempt.number())
                        .mapTo(Long.class)
                        .one())
                > 0;
    }

    @Override
    public boolean move(CheckpointKey key, CheckpointState from, CheckpointState to, String reason) {
        return database.withHandle(handle -> handle.createUpdate(
                                "update checkpoints set state = :to, reason = :reason" + KEY + " and state = :from")
                        .bind("to", to.name())
                        .bind("reason", reason)
                        .bind("from", from.name())
                        .bind("experiment", key.run().experiment())
                        .bind("id", key.run().id())
                        .bind("step", key.step())
                        .execute())
                == 1;
    }

    @Override
    public void postpone(CheckpointKey key, int failures, Instant notBefore, String reason) {
        database.useHandle(handle -> handle.createUpdate(
                        "update checkpoints set failures = :failures, not_before = :notBefore, reason = :reason" + KEY)
                .bind("failures", failures)
                .bind("notBefore", notBefore)
                .bind("reason", reason)
                .bind("experiment", key.run().experiment())
                .bind("id", key.run().id())
                .bind("step", key.step())
                .execute());
    }

    @Override
    public List<StoredCheckpoint> due(Instant now, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        select c.* from checkpoints c
                          join experiments e on e.name = c.experiment
                          join runs r on r.experiment = c.experiment and r.id = c.run_id
                        where c.state = :requested and (c.not_before is null or c.not_before <= :now)
                          and r.state not in (:failed, :cancelled)
                        order by e.sequence, r.position, c.step limit :limit""")
                .bind("requested", CheckpointState.REQUESTED.name())
                .bind("failed", RunState.FAILED.name())
                .bind("cancelled", RunState.CANCELLED.name())
                .bind("now", now)
                .bind("limit", limit)
                .map(CHECKPOINT)
                .list());
    }

    @Override
    public long waiting() {
        return database.withHandle(
                handle -> handle.createQuery("select count(*) from checkpoints where state in (:ready, :requested)")
                        .bind("ready", CheckpointState.READY.name())
                        .bind("requested", CheckpointState.REQUESTED.name())
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public Optional<StoredCheckpoint> find(CheckpointKey key) {
        return database.withHandle(handle -> handle.createQuery("select * from checkpoints" + KEY)
                .bind("experiment", key.run().experiment())
                .bind("id", key.run().id())
                .bind("step", key.step())
                .map(CHECKPOINT)
                .findOne());
    }

    @Override
    public List<StoredCheckpoint> ofRun(RunKey run) {
        return database.withHandle(handle -> handle.createQuery(
                        "select * from checkpoints where experiment = :experiment and run_id = :id order by step")
                .bind("experiment", run.experiment())
                .bind("id", run.id())
                .map(CHECKPOINT)
                .list());
    }

    @Override
    public void retry(RunKey run) {
        database.useHandle(handle -> handle.createUpdate("""
                        update checkpoints set state = :requested, failures = 0, not_before = null, reason = ''
                        where experiment = :experiment and run_id = :id and state = :failed""")
                .bind("requested", CheckpointState.REQUESTED.name())
                .bind("failed", CheckpointState.FAILED.name())
                .bind("experiment", run.experiment())
                .bind("id", run.id())
                .execute());
    }

    @Override
    public ScoreCount count(String experiment) {
        return database.withHandle(handle -> handle.createQuery("""
                        select (select count(*) from checkpoints where experiment = :experiment and state = :scored) as scored,
                          (select coalesce(sum(score_checkpoints), 0) from runs where experiment = :experiment) as total
                        from experiments where name = :experiment""")
                .bind("experiment", experiment)
                .bind("scored", CheckpointState.SCORED.name())
                .map((row, context) -> new ScoreCount(row.getInt("scored"), row.getInt("total")))
                .findOne()
                .orElse(new ScoreCount(0, 0)));
    }
}
