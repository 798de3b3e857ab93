package io.datadecide.coordinator.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** Something that is going on; its span ends when it is closed. */
public final class OpenSpan implements AutoCloseable {
    private final Span span;

    OpenSpan(Span span) {
        this.span = span;
    }

    /** The context that whoever is asked continues, as a W3C {@code traceparent}; empty where nobody traces. */
    public String traceparent() {
        return Traceparent.of(span.getSpanContext());
    }

    /** It failed. */
    public void failed(String reason) {
        span.setStatus(StatusCode.ERROR, reason);
    }

    @Override
    public void close() {
        span.end();
    }
}
