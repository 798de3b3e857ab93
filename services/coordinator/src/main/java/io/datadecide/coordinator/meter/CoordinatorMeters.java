package io.datadecide.coordinator.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/**
 * The meters of the coordinator: their names, and the notes that are taken as things happen. They go to the process's global
 * registry, which takes nothing where nobody measures. No label has more values than are listed in
 * {@code docs/metrics-prometheus.md}.
 */
public final class CoordinatorMeters {
    /** Runs by state. */
    public static final String RUNS = "datadecide.runs";
    /** Experiments by state. */
    public static final String EXPERIMENTS = "datadecide.experiments";
    /** Checkpoints that wait for their score. */
    public static final String CHECKPOINTS_WAITING = "datadecide.checkpoints.waiting";
    /** Checkpoints that are being scored. */
    public static final String CHECKPOINTS_SCORING = "datadecide.checkpoints.scoring";
    /** Events that are committed and not delivered. */
    public static final String OUTBOX_WAITING = "datadecide.outbox.waiting";
    /** Age of the oldest of them. */
    public static final String OUTBOX_AGE = "datadecide.outbox.age";
    /** Tokens that ended attempts of an experiment trained on. */
    public static final String TOKENS = "datadecide.experiment.tokens";
    /** Floating-point operations of ended attempts of an experiment. */
    public static final String FLOPS = "datadecide.experiment.flops";
    /** Time of workers of an experiment, by device: GPU-seconds where the device is a GPU. */
    public static final String WORKER_TIME = "datadecide.experiment.worker";

    private static final String QUEUE = "datadecide.run.queue";
    private static final String START = "datadecide.run.start";
    private static final String ATTEMPTS = "datadecide.run.attempts";
    private static final String REPORT = "datadecide.checkpoint.report";
    private static final String SCORING = "datadecide.checkpoint.scoring";
    private static final String PASS = "datadecide.scheduler.pass";
    private static final String REQUESTS = "datadecide.platform.requests";
    private static final String DELIVERED = "datadecide.outbox.delivery";

    private CoordinatorMeters() {}

    /** A run's worker was asked for, so long after the run began to wait. */
    public static void launched(Enum<?> kind, Duration waited) {
        timer(QUEUE, "Time from waiting to a worker being asked for.", "kind", word(kind))
                .record(waited);
    }

    /** A worker took its work, so long after it was asked for. */
    public static void leased(Enum<?> kind, Duration took) {
        timer(START, "Time from a worker being asked for to its taking the work.", "kind", word(kind))
                .record(took);
    }

    /** An attempt ended. */
    public static void ended(Enum<?> outcome) {
        Counter.builder(ATTEMPTS)
                .description("Attempts that ended, by how.")
                .tag("outcome", word(outcome))
                .register(Metrics.globalRegistry)
                .increment();
    }

    /** A checkpoint became known, so long after its worker had written it, by the worker's clock. */
    public static void reported(Duration after) {
        timer(REPORT, "Time from a checkpoint being durable to the coordinator knowing it.")
                .record(after.isNegative() ? Duration.ZERO : after);
    }

    /** A checkpoint was scored, or could not be. */
    public static void scored(boolean well, Duration took) {
        timer(SCORING, "Time that scoring a checkpoint took.", "outcome", well ? "succeeded" : "failed")
                .record(took);
    }

    /** A scheduling pass ended. */
    public static void passed(boolean well, Duration took) {
        timer(PASS, "Time of a scheduling pass.", "outcome", well ? "succeeded" : "failed")
                .record(took);
    }

    /** An event was delivered, so long after it was committed. */
    public static void delivered(Duration after) {
        timer(DELIVERED, "Time from an event being committed to its delivery.").record(after);
    }

    /**
     * A launcher asked its platform for something.
     *
     * @param verb what was asked, for example {@code create}
     * @param resource of which kind, for example {@code jobs}
     * @param code what it answered, for example {@code 201}; {@code none} when it did not
     */
    public static void requested(String verb, String resource, String code) {
        Counter.builder(REQUESTS)
                .description("Requests of the launcher to the platform that runs workers.")
                .tags("verb", verb, "resource", resource, "code", code)
                .register(Metrics.globalRegistry)
                .increment();
    }

    private static Timer timer(String name, String description, String... tags) {
        return Timer.builder(name).description(description).tags(tags).register(Metrics.globalRegistry);
    }

    /** A constant as a label's value. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
