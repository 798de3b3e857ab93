package io.datadecide.coordinator;

import static io.datadecide.coordinator.meter.CoordinatorMeters.CHECKPOINTS_SCORING;
import static io.datadecide.coordinator.meter.CoordinatorMeters.CHECKPOINTS_WAITING;
import static io.datadecide.coordinator.meter.CoordinatorMeters.EXPERIMENTS;
import static io.datadecide.coordinator.meter.CoordinatorMeters.OUTBOX_AGE;
import static io.datadecide.coordinator.meter.CoordinatorMeters.OUTBOX_WAITING;
import static io.datadecide.coordinator.meter.CoordinatorMeters.RUNS;

import io.datadecide.coordinator.events.Outbox;
import io.datadecide.coordinator.meter.CoordinatorMeters;
import io.datadecide.coordinator.schedule.state.ExperimentState;
import io.datadecide.coordinator.schedule.state.RunState;
import io.datadecide.coordinator.score.ScoringQueue;
import io.datadecide.coordinator.store.CheckpointStore;
import io.datadecide.coordinator.store.ExperimentStore;
import io.datadecide.coordinator.store.RunStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;

/** Meters whose values are read from the store when somebody asks. */
@ApplicationScoped
class StoreMeters {

    void register(
            @Observes StartupEvent start,
            MeterRegistry registry,
            ExperimentStore experiments,
            RunStore runs,
            CheckpointStore checkpoints,
            ScoringQueue scoring,
            Outbox outbox,
            InstantSource clock) {
        for (RunState state : RunState.values()) {
            Gauge.builder(RUNS, runs, store -> store.countByState().getOrDefault(state, 0L))
                    .description("Runs by state.")
                    .tag("state", CoordinatorMeters.word(state))
                    .register(registry);
        }
        for (ExperimentState state : ExperimentState.values()) {
            Gauge.builder(EXPERIMENTS, experiments, store -> store.count(state))
                    .description("Experiments by state.")
                    .tag("state", CoordinatorMeters.word(state))
                    .register(registry);
        }
        Gauge.builder(CHECKPOINTS_WAITING, checkpoints, CheckpointStore::waiting)
                .description("Checkpoints that wait for their score.")
                .register(registry);
        Gauge.builder(CHECKPOINTS_SCORING, scoring, ScoringQueue::busy)
                .description("Checkpoints that are being scored.")
                .register(registry);
        Gauge.builder(OUTBOX_WAITING, outbox, Outbox::size)
                .description("Events that are committed and not delivered.")
                .register(registry);
        Gauge.builder(OUTBOX_AGE, outbox, waiting -> age(waiting, clock))
                .description("Age of the oldest event that is committed and not delivered.")
                .baseUnit("seconds")
                .register(registry);
    }

    private static double age(Outbox outbox, InstantSource clock) {
        return outbox.oldest(1).stream()
                .mapToDouble(
                        entry -> Duration.between(entry.time(), clock.instant()).toMillis() / 1000.0)
                .findFirst()
                .orElse(0);
    }
}
