package io.datadecide.coordinator.trace;

import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.CheckpointKey;
import io.datadecide.coordinator.schedule.state.RunTrigger;
import io.datadecide.coordinator.store.AttemptEnd;
import io.datadecide.coordinator.store.ExperimentStore;
import io.datadecide.coordinator.store.NewCheckpoint;
import io.datadecide.coordinator.store.NewExperiment;
import io.datadecide.coordinator.store.Run;
import io.datadecide.coordinator.store.RunChange;
import io.datadecide.coordinator.store.RunStore;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The spans of an experiment, with their names and attributes. Its trace is stored with it and outlives coordinators. What
 * lasts long, an attempt, becomes a span when it has ended, from the start that is stored: none is open that a crash could lose.
 */
public final class ExperimentTraces {
    private static final AttributeKey<String> EXPERIMENT = AttributeKey.stringKey("datadecide.experiment");
    private static final AttributeKey<Long> RUNS = AttributeKey.longKey("datadecide.runs");
    private static final AttributeKey<String> RUN = AttributeKey.stringKey("datadecide.run.id");
    private static final AttributeKey<String> KIND = AttributeKey.stringKey("datadecide.run.kind");
    private static final AttributeKey<String> CORPUS = AttributeKey.stringKey("datadecide.corpus");
    private static final AttributeKey<String> SIZE = AttributeKey.stringKey("datadecide.size");
    private static final AttributeKey<Long> SEED = AttributeKey.longKey("datadecide.seed");
    private static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("datadecide.attempt");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("datadecide.outcome");
    private static final AttributeKey<Long> STEP = AttributeKey.longKey("datadecide.step");
    private static final AttributeKey<Long> TOKENS = AttributeKey.longKey("datadecide.tokens");

    private final Tracer tracer;
    private final Function<String, String> submissions;
    private final Function<AttemptKey, Optional<Instant>> starts;
    private final InstantSource clock;

    private ExperimentTraces(
            OpenTelemetry telemetry,
            Function<String, String> submissions,
            Function<AttemptKey, Optional<Instant>> starts,
            InstantSource clock) {
        this.tracer = telemetry.getTracer("io.datadecide.coordinator");
        this.submissions = submissions;
        this.starts = starts;
        this.clock = clock;
    }

    /** Traces whose ids {@link SpanIds} makes. */
    public static ExperimentTraces to(
            OpenTelemetry telemetry, ExperimentStore experiments, RunStore runs, InstantSource clock) {
        return new ExperimentTraces(telemetry, experiments::traceparent, runs::startOf, clock);
    }

    /** Nobody traces. */
    public static ExperimentTraces none() {
        return new ExperimentTraces(
                OpenTelemetry.noop(), name -> "", attempt -> Optional.empty(), InstantSource.system());
    }

    /** Somebody submits an experiment: its trace begins. */
    public OpenSpan submission(NewExperiment experiment) {
        return new OpenSpan(tracer.spanBuilder("submit experiment")
                .setNoParent()
                .setSpanKind(SpanKind.SERVER)
                .setAttribute(EXPERIMENT, experiment.name())
                .setAttribute(RUNS, (long) experiment.runs().size())
                .startSpan());
    }

    /** What the worker of an attempt continues, as a W3C {@code traceparent}; empty where nobody traces. */
    public String ofWorker(AttemptKey attempt) {
        return Traceparent.of(about(submission(attempt.run().experiment()), attempt));
    }

    /** A run changed: a worker took its work, or an attempt ended. */
    public void changed(RunChange change) {
        Run run = change.run();
        SpanContext submission = run.state().held() ? submission(run.key().experiment()) : SpanContext.getInvalid();
        if (!submission.isValid()) {
            return;
        }
        if (change.trigger() == RunTrigger.LEASE) {
            SpanContext attempt = about(submission, run.currentAttempt());
            describe(child("lease run", attempt), run)
                    .setStartTimestamp(run.changedAt())
                    .startSpan()
                    .end(clock.instant());
        }
        AttemptEnd end = change.attemptEnd();
        if (end != null) {
            ended(submission, run, end);
        }
    }

    private void ended(SpanContext submission, Run run, AttemptEnd end) {
        SpanBuilder builder = describe(child("run attempt", submission), run)
                .setStartTimestamp(starts.apply(run.currentAttempt()).orElse(run.changedAt()))
                .setAttribute(OUTCOME, end.outcome().name().toLowerCase(Locale.ROOT))
                .setAttribute(TOKENS, end.usage().tokens());
        Span span = SpanIds.under(about(submission, run.currentAttempt()).getSpanId(), builder::startSpan);
        if (end.outcome() == AttemptEnd.Outcome.FAILED) {
            span.setStatus(StatusCode.ERROR, end.reason());
        }
        span.end(clock.instant());
    }

    private static SpanBuilder describe(SpanBuilder span, Run run) {
        return span.setAttribute(EXPERIMENT, run.key().experiment())
                .setAttribute(RUN, run.key().id())
                .setAttribute(KIND, run.plan().kind().name().toLowerCase(Locale.ROOT))
                .setAttribute(CORPUS, run.plan().corpus())
                .setAttribute(SIZE, run.plan().size())
                .setAttribute(SEED, run.plan().seed())
                .setAttribute(ATTEMPT, (long) run.attempt());
    }

    /** A checkpoint became known for the first time. */
    public void reported(AttemptKey attempt, NewCheckpoint checkpoint) {
        SpanContext submission = submission(attempt.run().experiment());
        if (!submission.isValid()) {
            return;
        }
        CheckpointKey key = new CheckpointKey(attempt.run(), checkpoint.step());
        Instant now = clock.instant();
        SpanBuilder builder = describe(child("checkpoint", about(submission, attempt)), key)
                .setStartTimestamp(now)
                .setAttribute(ATTEMPT, (long) attempt.number())
                .setAttribute(TOKENS, checkpoint.tokensSeen());
        SpanIds.under(about(submission, key).getSpanId(), builder::startSpan).end(now);
    }

    /** A checkpoint is being scored. */
    public OpenSpan scoring(CheckpointKey checkpoint) {
        SpanContext submission = submission(checkpoint.run().experiment());
        if (!submission.isValid()) {
            return new OpenSpan(Span.getInvalid());
        }
        return new OpenSpan(describe(child("score checkpoint", about(submission, checkpoint)), checkpoint)
                .setSpanKind(SpanKind.CLIENT)
                .startSpan());
    }

    private static SpanBuilder describe(SpanBuilder span, CheckpointKey checkpoint) {
        return span.setAttribute(EXPERIMENT, checkpoint.run().experiment())
                .setAttribute(RUN, checkpoint.run().id())
                .setAttribute(STEP, checkpoint.step());
    }

    /** An experiment whose runs have ended is being decided. */
    public OpenSpan decision(String experiment) {
        SpanContext submission = submission(experiment);
        return new OpenSpan(
                submission.isValid()
                        ? child("decide experiment", submission)
                                .setAttribute(EXPERIMENT, experiment)
                                .startSpan()
                        : Span.getInvalid());
    }

    private SpanContext submission(String experiment) {
        return Traceparent.parse(submissions.apply(experiment));
    }

    /** The span about an attempt or a checkpoint, whether it exists yet or not. */
    private static SpanContext about(SpanContext submission, Object key) {
        return submission.isValid()
                ? Traceparent.span(
                        submission.getTraceId(), SpanIds.of(submission.getTraceId(), key), submission.getTraceFlags())
                : SpanContext.getInvalid();
    }

    private SpanBuilder child(String name, SpanContext parent) {
        return tracer.spanBuilder(name).setParent(Context.root().with(Span.wrap(parent)));
    }
}
