package io.datadecide.trainer.trace;

import io.datadecide.trainer.train.TrainingListener;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Spans of OpenTelemetry. Each is created when its work is over, below the attempt's own, whose id is known before it
 * exists: a process that is killed takes no parent with it that others point to.
 */
final class OpenTelemetryAttemptTrace implements AttemptTrace {
    private static final AttributeKey<Long> TOKENS = AttributeKey.longKey("datadecide.tokens");
    private static final Duration LAST_WAIT = Duration.ofSeconds(5);

    private static final TextMapGetter<String> HEADER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return W3CTraceContextPropagator.getInstance().fields();
        }

        @Override
        public @Nullable String get(@Nullable String traceparent, String field) {
            return field.equals("traceparent") ? traceparent : null;
        }
    };

    private final Tracer tracer;
    private final Context attempt;
    private final Runnable end;

    /**
     * A trace.
     *
     * @param traceparent the attempt's span, as W3C Trace Context writes it
     * @param end sends what was not sent
     */
    OpenTelemetryAttemptTrace(OpenTelemetry telemetry, String traceparent, Runnable end) {
        this.tracer = telemetry.getTracer("io.datadecide.trainer");
        this.attempt = W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, HEADER);
        this.end = end;
    }

    /** A trace to a collector; OpenTelemetry's own variables configure the rest. */
    static AttemptTrace open(String traceparent, String collector) {
        OpenTelemetrySdk sdk = AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> Map.of(
                        "otel.service.name", "datadecide-trainer",
                        "otel.exporter.otlp.endpoint", collector,
                        "otel.exporter.otlp.protocol", "grpc",
                        "otel.metrics.exporter", "none",
                        "otel.logs.exporter", "none"))
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
        return new OpenTelemetryAttemptTrace(
                sdk, traceparent, () -> sdk.shutdown().join(LAST_WAIT.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public TrainingListener over(TrainingListener delegate, Instant began) {
        return new TracedTraining(delegate, this, began);
    }

    @Override
    public void prepared(Instant began, long tokens) {
        tell("prepare corpus", began, Attributes.of(TOKENS, tokens));
    }

    /** Something that lasted until now. */
    void tell(String name, Instant began, Attributes attributes) {
        tracer.spanBuilder(name)
                .setParent(attempt)
                .setStartTimestamp(began)
                .setAllAttributes(attributes)
                .startSpan()
                .end(Instant.now());
    }

    @Override
    public void close() {
        end.run();
    }
}
