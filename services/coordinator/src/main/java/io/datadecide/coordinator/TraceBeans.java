package io.datadecide.coordinator;

import io.datadecide.coordinator.store.ExperimentStore;
import io.datadecide.coordinator.store.RunStore;
import io.datadecide.coordinator.trace.ExperimentTraces;
import io.datadecide.coordinator.trace.SpanIds;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.trace.IdGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The traces of experiments, where somebody collects them. */
@ApplicationScoped
class TraceBeans {
    @Produces
    @Singleton
    IdGenerator spanIds() {
        return new SpanIds();
    }

    @Produces
    @Singleton
    ExperimentTraces traces(
            @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled,
            OpenTelemetry telemetry,
            ExperimentStore experiments,
            RunStore runs,
            InstantSource clock) {
        return disabled ? ExperimentTraces.none() : ExperimentTraces.to(telemetry, experiments, runs, clock);
    }
}
