package io.datadecide.coordinator;

import io.datadecide.coordinator.store.CheckpointStore;
import io.datadecide.coordinator.store.EvidenceStore;
import io.datadecide.coordinator.store.ExperimentStore;
import io.datadecide.coordinator.store.JdbiCheckpointStore;
import io.datadecide.coordinator.store.JdbiEvidenceStore;
import io.datadecide.coordinator.store.JdbiExperimentStore;
import io.datadecide.coordinator.store.JdbiOutbox;
import io.datadecide.coordinator.store.JdbiRunStore;
import io.datadecide.coordinator.store.Outbox;
import io.datadecide.coordinator.store.RunStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** The stores on the configured database. */
@ApplicationScoped
class StoreBeans {
    @Produces
    @Singleton
    Jdbi jdbi(DataSource dataSource) {
        return Jdbi.create(dataSource);
    }

    @Produces
    @Singleton
    ExperimentStore experiments(Jdbi jdbi, InstantSource clock) {
        return new JdbiExperimentStore(jdbi, clock);
    }

    @Produces
    @Singleton
    RunStore runs(Jdbi jdbi, InstantSource clock) {
        return new JdbiRunStore(jdbi, clock);
    }

    @Produces
    @Singleton
    CheckpointStore checkpoints(Jdbi jdbi, InstantSource clock) {
        return new JdbiCheckpointStore(jdbi, clock);
    }

    @Produces
    @Singleton
    EvidenceStore evidence(Jdbi jdbi, InstantSource clock) {
        return new JdbiEvidenceStore(jdbi, clock);
    }

    @Produces
    @Singleton
    Outbox outbox(Jdbi jdbi) {
        return new JdbiOutbox(jdbi);
    }
}
