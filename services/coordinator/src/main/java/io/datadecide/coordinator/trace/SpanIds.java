package io.datadecide.coordinator.trace;

import io.datadecide.files.Digest;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;

/**
 * Ids of spans. Those that others need before the span exists are computed from what the span is about, so that nothing has
 * to be stored and every coordinator computes the same; all others are random.
 */
public final class SpanIds implements IdGenerator {
    private static final ScopedValue<String> NEXT = ScopedValue.newInstance();
    private static final IdGenerator RANDOM = IdGenerator.random();
    private static final int BYTES = 8;

    /** The id of the span about something in a trace. */
    static String of(String traceId, Object about) {
        return Digest.of(traceId + " " + about).substring(0, 2 * BYTES);
    }

    /** Starts a span under this id. */
    static <T> T under(String spanId, Supplier<T> start) {
        return ScopedValue.where(NEXT, spanId).call(start::get);
    }

    @Override
    public String generateSpanId() {
        return NEXT.isBound() ? NEXT.get() : RANDOM.generateSpanId();
    }

    @Override
    public String generateTraceId() {
        return RANDOM.generateTraceId();
    }
}
