package io.datadecide.scorer.api;

import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.language.likelihood.MetricValue;
import io.datadecide.scorer.answer.AnswerSink;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;

/**
 * Makes spans of an order below the span of its call: its wait for its turn, and each task from the end of the one before it
 * to its own last answer. The first task includes loading the checkpoint. Without a trace it only forwards.
 */
final class OrderTrace implements AnswerSink, AutoCloseable {
    private static final AttributeKey<String> TASK = AttributeKey.stringKey("datadecide.task");
    private static final AttributeKey<Long> INSTANCES = AttributeKey.longKey("datadecide.instances");
    private static final String NONE = "";

    private final Tracer tracer;
    private final Context call;
    private final AnswerSink delegate;
    private final boolean traced;
    private Instant since;
    private Instant last;
    private String task = NONE;
    private long instances;

    /**
     * An order that waits from now on.
     *
     * @param call context of the call
     * @param delegate gets the answers
     */
    OrderTrace(Tracer tracer, Context call, AnswerSink delegate) {
        this.tracer = tracer;
        this.call = call;
        this.delegate = delegate;
        this.traced = Span.fromContext(call).isRecording();
        this.since = Instant.now();
        this.last = since;
    }

    /** Its turn has come. */
    void begin() {
        if (traced) {
            last = Instant.now();
            tell("wait for turn", Attributes.empty());
        }
    }

    @Override
    public void instance(String name, long index, InstanceLikelihood likelihood) {
        if (traced) {
            record(name);
            instances++;
        }
        delegate.instance(name, index, likelihood);
    }

    @Override
    public void metric(String name, MetricValue value, boolean primary) {
        delegate.metric(name, value, primary);
        if (traced) {
            record(name);
        }
    }

    @Override
    public void progress(String name, long done, long total) {
        delegate.progress(name, done, total);
        if (traced) {
            record(name);
        }
    }

    private void record(String name) {
        if (!name.equals(task)) {
            close();
            task = name;
        }
        last = Instant.now();
    }

    private void tell(String name, Attributes attributes) {
        tracer.spanBuilder(name)
                .setParent(call)
                .setStartTimestamp(since)
                .setAllAttributes(attributes)
                .startSpan()
                .end(last);
        since = last;
    }

    /** Ends the task that was answered last. */
    @Override
    public void close() {
        if (!task.equals(NONE)) {
            tell("score task", Attributes.of(TASK, task, INSTANCES, instances));
            task = NONE;
            instances = 0;
        }
    }
}
