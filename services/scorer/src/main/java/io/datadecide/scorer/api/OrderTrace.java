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
 * Records spans of an order below the span of its call: the time in the queue, and each task from the end of the previous one
 * to its last answer. The first task includes loading the checkpoint. Forwards answers without spans when the call is not traced.
 */
final class OrderTrace implements AnswerSink, AutoCloseable {
    private static final AttributeKey<String> TASK = AttributeKey.stringKey("datadecide.task");
    private static final AttributeKey<Long> INSTANCES = AttributeKey.longKey("datadecide.instances");
    private static final String NONE = "";

    private final Tracer tracer;
    private final Context call;
    private final AnswerSink sink;
    private final boolean traced;
    private Instant since;
    private Instant last;
    private String task = NONE;
    private long instances;

    /**
     * Starts the span of the time in the queue.
     *
     * @param call context of the call
     * @param sink receives the answers
     */
    OrderTrace(Tracer tracer, Context call, AnswerSink sink) {
        this.tracer = tracer;
        this.call = call;
        this.sink = sink;
        this.traced = Span.fromContext(call).isRecording();
        this.since = Instant.now();
        this.last = since;
    }

    /** Ends the time in the queue. */
    void begin() {
        if (traced) {
            last = Instant.now();
            record("wait for turn", Attributes.empty());
        }
    }

    @Override
    public void instance(String name, long index, InstanceLikelihood likelihood) {
        if (traced) {
            onAnswer(name);
            instances++;
        }
        sink.instance(name, index, likelihood);
    }

    @Override
    public void metric(String name, MetricValue value, boolean primary) {
        sink.metric(name, value, primary);
        if (traced) {
            onAnswer(name);
        }
    }

    @Override
    public void progress(String name, long done, long total) {
        sink.progress(name, done, total);
        if (traced) {
            onAnswer(name);
        }
    }

    private void onAnswer(String name) {
        if (!name.equals(task)) {
            close();
            task = name;
        }
        last = Instant.now();
    }

    private void record(String name, Attributes attributes) {
        tracer.spanBuilder(name)
                .setParent(call)
                .setStartTimestamp(since)
                .setAllAttributes(attributes)
                .startSpan()
                .end(last);
        since = last;
    }

    /** Ends the span of the last task. */
    @Override
    public void close() {
        if (!task.equals(NONE)) {
            record("score task", Attributes.of(TASK, task, INSTANCES, instances));
            task = NONE;
            instances = 0;
        }
    }
}
