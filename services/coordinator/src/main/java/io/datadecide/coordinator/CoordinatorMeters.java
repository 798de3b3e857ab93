package io.datadecide.coordinator;

import io.datadecide.coordinator.launch.RunLauncher;
import io.datadecide.coordinator.schedule.state.RunState;
import io.datadecide.coordinator.score.ScoringLine;
import io.datadecide.coordinator.store.CheckpointStore;
import io.datadecide.coordinator.store.Outbox;
import io.datadecide.coordinator.store.RunStore;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/** The meters and their names; the values are read from the store when somebody asks. */
@ApplicationScoped
class CoordinatorMeters {
    /** Runs by state. */
    static final String RUNS = "datadecide.runs";
    /** Checkpoints that wait for their score. */
    static final String CHECKPOINTS_WAITING = "datadecide.checkpoints.waiting";
    /** Checkpoints that are being scored. */
    static final String CHECKPOINTS_SCORING = "datadecide.checkpoints.scoring";
    /** Events that are committed and not delivered. */
    static final String OUTBOX_WAITING = "datadecide.outbox.waiting";
    /** Requests that the launcher made to the platform's API. */
    static final String PLATFORM_REQUESTS = "datadecide.platform.requests";

    void register(
            @Observes StartupEvent start,
            MeterRegistry registry,
            RunStore runs,
            CheckpointStore checkpoints,
            ScoringLine scoring,
            Outbox outbox,
            RunLauncher launcher) {
        for (RunState state : RunState.values()) {
            Gauge.builder(RUNS, runs, store -> store.countByState().getOrDefault(state, 0L))
                    .description("Runs by state.")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        Gauge.builder(CHECKPOINTS_WAITING, checkpoints, CheckpointStore::waiting)
                .description("Checkpoints that wait for their score.")
                .register(registry);
        Gauge.builder(CHECKPOINTS_SCORING, scoring, ScoringLine::busy)
                .description("Checkpoints that are being scored.")
                .register(registry);
        Gauge.builder(OUTBOX_WAITING, outbox, Outbox::size)
                .description("Events that are committed and not delivered.")
                .register(registry);
        FunctionCounter.builder(PLATFORM_REQUESTS, launcher, RunLauncher::requests)
                .description("Requests that the launcher made to the platform's API.")
                .register(registry);
    }
}
