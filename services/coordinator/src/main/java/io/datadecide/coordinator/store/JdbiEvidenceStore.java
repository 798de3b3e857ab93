package io.datadecide.coordinator.store;

import io.datadecide.coordinator.schedule.state.CheckpointKey;
import io.datadecide.coordinator.schedule.state.RunKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Evidence in a relational database. */
public final class JdbiEvidenceStore implements EvidenceStore {
    private final Database database;
    private final InstantSource clock;

    public JdbiEvidenceStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean record(CheckpointKey checkpoint, String task, List<Measurement> measurements) {
        return database.inTransaction(handle -> {
            int first = handle.createUpdate("""
                    insert into scored_tasks (experiment, run_id, step, task, scored_at)
                    values (:experiment, :id, :step, :task, :now) on conflict do nothing""")
                    .bind("experiment", checkpoint.run().experiment())
                    .bind("id", checkpoint.run().id())
                    .bind("step", checkpoint.step())
                    .bind("task", task)
                    .bind("now", clock.instant())
                    .execute();
            if (first == 1) {
                insert(handle, checkpoint, task, measurements);
            }
            return first == 1;
        });
    }

    private static void insert(Handle handle, CheckpointKey checkpoint, String task, List<Measurement> measurements) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into evidence (experiment, run_id, step, task, metric, metric_value, standard_error, instances, quoted)
                values (:experiment, :id, :step, :task, :metric, :value, :error, :instances, :quoted)""");
        for (Measurement measurement : measurements) {
            batch.bind("experiment", checkpoint.run().experiment())
                    .bind("id", checkpoint.run().id())
                    .bind("step", checkpoint.step())
                    .bind("task", task)
                    .bind("metric", measurement.metric())
                    .bind("value", measurement.value())
                    .bind("error", Columns.nullIfNan(measurement.standardError()))
                    .bind("instances", measurement.instances())
                    .bind("quoted", measurement.quoted())
                    .add();
        }
        batch.execute();
    }

    @Override
    public Set<String> tasksOf(CheckpointKey checkpoint) {
        return database.withHandle(handle -> handle
                .createQuery("""
                        select task from scored_tasks
                        where experiment = :experiment and run_id = :id and step = :step""")
                .bind("experiment", checkpoint.run().experiment())
                .bind("id", checkpoint.run().id())
                .bind("step", checkpoint.step())
                .mapTo(String.class)
                .stream()
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Texts are put in order here: databases compare them by rules of their own. */
    @Override
    public List<EvidenceRecord> ofExperiment(String experiment) {
        List<Positioned> rows = new ArrayList<>(read(experiment));
        rows.sort(Comparator.comparingInt(Positioned::position)
                .thenComparingLong(row -> row.found().checkpoint().step())
                .thenComparing(row -> row.found().task())
                .thenComparing(row -> row.found().measurement().metric()));
        return rows.stream().map(Positioned::found).toList();
    }

    private record Positioned(int position, EvidenceRecord found) {}

    private List<Positioned> read(String experiment) {
        return database.withHandle(handle -> handle.createQuery("""
                        select v.*, c.tokens_seen, r.position from evidence v
                          join runs r on r.experiment = v.experiment and r.id = v.run_id
                          join checkpoints c on c.experiment = v.experiment and c.run_id = v.run_id and c.step = v.step
                        where v.experiment = :experiment""")
                .bind("experiment", experiment)
                .map((row, context) -> new Positioned(
                        row.getInt("position"),
                        new EvidenceRecord(
                                new CheckpointKey(
                                        new RunKey(row.getString("experiment"), row.getString("run_id")),
                                        row.getLong("step")),
                                row.getLong("tokens_seen"),
                                row.getString("task"),
                                new Measurement(
                                        row.getString("metric"),
                                        row.getDouble("metric_value"),
                                        Columns.nanIfNull(row, "standard_error"),
                                        row.getLong("instances"),
                                        row.getBoolean("quoted")))))
                .list());
    }
}
