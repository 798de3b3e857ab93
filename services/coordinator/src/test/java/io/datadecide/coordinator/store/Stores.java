package io.datadecide.coordinator.store;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** All stores on one migrated database. */
public record Stores(
        ExperimentStore experiments,
        RunStore runs,
        CheckpointStore checkpoints,
        EvidenceStore evidence,
        Outbox outbox) {

    public static Stores on(DataSource database, InstantSource clock) {
        Flyway.configure().dataSource(database).load().migrate();
        Jdbi jdbi = Jdbi.create(database);
        return new Stores(
                new JdbiExperimentStore(jdbi, clock),
                new JdbiRunStore(jdbi, clock),
                new JdbiCheckpointStore(jdbi, clock),
                new JdbiEvidenceStore(jdbi, clock),
                new JdbiOutbox(jdbi));
    }
}
