package io.datadecide.coordinator.store;

import io.datadecide.coordinator.events.Outbox;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** All stores on one migrated database. */
public record Stores(
        ExperimentStore experiments,
        RunStore runs,
        CheckpointStore checkpoints,
        EvidenceStore evidence,
        Outbox outbox) {

    private static final Duration RETRY_FOR = Duration.ofMinutes(3);

    public static Stores on(DataSource source, InstantSource clock) {
        Flyway.configure().dataSource(source).load().migrate();
        Database database = new Database(source, RETRY_FOR);
        return new Stores(
                new JdbiExperimentStore(database, clock),
                new JdbiRunStore(database, clock),
                new JdbiCheckpointStore(database, clock),
                new JdbiEvidenceStore(database, clock),
                new JdbiOutbox(database));
    }
}
