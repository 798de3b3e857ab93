package io.datadecide.coordinator;

import io.datadecide.coordinator.experiment.ExperimentFiles;
import io.datadecide.coordinator.meter.CoordinatorMeters;
import io.datadecide.coordinator.store.AttemptEnd;
import io.datadecide.coordinator.store.ExperimentFilter;
import io.datadecide.coordinator.store.ExperimentStore;
import io.datadecide.coordinator.store.RunStore;
import io.datadecide.coordinator.store.StoredExperiment;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/**
 * What experiments used, read from the store from time to time. Only the newest experiments are told, so that a label has
 * never more values than a time series database likes.
 */
@ApplicationScoped
class ExperimentMeters {
    private static final Logger LOG = Logger.getLogger(ExperimentMeters.class);
    private static final int NEWEST = 100;
    private static final long LOOK_EVERY_SECONDS = 15;

    private final MeterRegistry registry;
    private final ExperimentStore experiments;
    private final RunStore runs;
    private final ExperimentFiles files;
    private final Map<String, AttemptEnd.Usage> usage = new ConcurrentHashMap<>();
    private final Map<String, List<Meter>> meters = new HashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("experiment-meters").factory());

    ExperimentMeters(MeterRegistry registry, ExperimentStore experiments, RunStore runs, ExperimentFiles files) {
        this.registry = registry;
        this.experiments = experiments;
        this.runs = runs;
        this.files = files;
    }

    void start(@Observes StartupEvent event) {
        clock.scheduleWithFixedDelay(this::reconcile, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdownNow();
    }

    /** Takes up new experiments, and lets go of old ones. */
    void reconcile() {
        try {
            Set<String> present = new HashSet<>();
            for (StoredExperiment one : experiments.newest(ExperimentFilter.ALL, NEWEST, Long.MAX_VALUE)) {
                present.add(one.name());
                if (!one.state().ended() || !usage.containsKey(one.name())) {
                    usage.put(one.name(), runs.usage(one.name()));
                }
                meters.computeIfAbsent(one.name(), this::register);
            }
            Set<String> gone = new HashSet<>(meters.keySet());
            gone.removeAll(present);
            for (String name : gone) {
                meters.getOrDefault(name, List.of()).forEach(registry::remove);
                meters.remove(name);
                usage.remove(name);
            }
        } catch (RuntimeException e) {
            LOG.warnf("what experiments used is not told anew: %s", e.getMessage());
        }
    }

    private List<Meter> register(String experiment) {
        String device = CoordinatorMeters.word(files.get(experiment).placement().device());
        return List.of(
                counter(CoordinatorMeters.TOKENS, experiment, AttemptEnd.Usage::tokens)
                        .description("Tokens that ended attempts trained on.")
                        .register(registry),
                counter(CoordinatorMeters.FLOPS, experiment, AttemptEnd.Usage::flops)
                        .description("Floating-point operations of ended attempts.")
                        .register(registry),
                counter(CoordinatorMeters.WORKER_TIME, experiment, AttemptEnd.Usage::wallSeconds)
                        .description("Time of workers in ended attempts, by what they computed on.")
                        .baseUnit("seconds")
                        .tag("device", device)
                        .register(registry));
    }

    private FunctionCounter.Builder<Map<String, AttemptEnd.Usage>> counter(
            String name, String experiment, ToDoubleFunction<AttemptEnd.Usage> value) {
        return FunctionCounter.builder(
                        name,
                        usage,
                        known -> value.applyAsDouble(known.getOrDefault(experiment, AttemptEnd.Usage.UNKNOWN)))
                .tag("experiment", experiment);
    }
}
