package io.datadecide.coordinator.trace;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value of the header {@code traceparent} of W3C Trace Context, version 00. */
final class Traceparent {
    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private Traceparent() {}

    /** The header of a span; empty for one that nobody records. */
    static String of(SpanContext span) {
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : "";
    }

    /** The span that a header names; invalid for everything else. */
    static SpanContext parse(String header) {
        Matcher matcher = FORM.matcher(header);
        return matcher.matches()
                ? span(matcher.group(1), matcher.group(2), TraceFlags.fromHex(matcher.group(3), 0))
                : SpanContext.getInvalid();
    }

    /** A span of some other moment or process. */
    static SpanContext span(String traceId, String spanId, TraceFlags flags) {
        return SpanContext.createFromRemoteParent(traceId, spanId, flags, TraceState.getDefault());
    }
}
