package io.datadecide.coordinator;

import io.agroal.api.AgroalDataSource;
import io.datadecide.coordinator.config.CoordinatorConfig;
import io.datadecide.coordinator.events.Outbox;
import io.datadecide.coordinator.leader.Leadership;
import io.datadecide.coordinator.store.CheckpointStore;
import io.datadecide.coordinator.store.Database;
import io.datadecide.coordinator.store.EvidenceStore;
import io.datadecide.coordinator.store.ExperimentStore;
import io.datadecide.coordinator.store.JdbiCheckpointStore;
import io.datadecide.coordinator.store.JdbiEvidenceStore;
import io.datadecide.coordinator.store.JdbiExperimentStore;
import io.datadecide.coordinator.store.JdbiOutbox;
import io.datadecide.coordinator.store.JdbiRunStore;
import io.datadecide.coordinator.store.PostgresLeadership;
import io.datadecide.coordinator.store.RunStore;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The stores on the configured database. */
@ApplicationScoped
class StoreBeans {
    @Produces
    @Singleton
    Database database(@Any InjectableInstance<AgroalDataSource> sources, CoordinatorConfig config) {
        return new Database(sources.getActive(), config.database().retryFor());
    }

    @Produces
    @Singleton
    Leadership leadership(@Any InjectableInstance<AgroalDataSource> sources, CoordinatorConfig config) {
        return config.database().url().isPresent() ? new PostgresLeadership(sources.getActive()) : Leadership.ALONE;
    }

    @Produces
    @Singleton
    ExperimentStore experiments(Database database, InstantSource clock) {
        return new JdbiExperimentStore(database, clock);
    }

    @Produces
    @Singleton
    RunStore runs(Database database, InstantSource clock) {
        return new JdbiRunStore(database, clock);
    }

    @Produces
    @Singleton
    CheckpointStore checkpoints(Database database, InstantSource clock) {
        return new JdbiCheckpointStore(database, clock);
    }

    @Produces
    @Singleton
    EvidenceStore evidence(Database database, InstantSource clock) {
        return new JdbiEvidenceStore(database, clock);
    }

    @Produces
    @Singleton
    Outbox outbox(Database database) {
        return new JdbiOutbox(database);
    }
}
