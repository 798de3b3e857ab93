package io.datadecide.scorer.api;

import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.language.likelihood.MetricValue;
import io.datadecide.proto.score.v1.ScoreCheckpointResponse;
import io.datadecide.scorer.answer.AnswerSink;
import io.datadecide.scorer.error.ScorerException.Cancelled;
import io.datadecide.serving.Recipient;
import io.micrometer.core.instrument.Counter;

/** Streams answers to a client with flow control: a slow client delays scoring instead of filling memory. */
final class AnswerStream implements AnswerSink {
    private final Recipient<ScoreCheckpointResponse> caller;
    private final boolean withInstances;
    private final Counter instances;

    AnswerStream(Recipient<ScoreCheckpointResponse> caller, boolean withInstances, Counter instances) {
        this.caller = caller;
        this.withInstances = withInstances;
        this.instances = instances;
    }

    /** Returns whether the client still waits. */
    boolean isWanted() {
        return !caller.isGone();
    }

    /** Throws {@link Cancelled} when the call was cancelled or its deadline has passed. */
    void requireWanted() {
        if (caller.isGone()) {
            throw new Cancelled("the call was cancelled or its deadline passed");
        }
    }

    @Override
    public void instance(String task, long index, InstanceLikelihood likelihood) {
        instances.increment();
        if (withInstances) {
            send(AnswerMapping.instance(task, index, likelihood));
        }
    }

    @Override
    public void metric(String task, MetricValue value, boolean primary) {
        send(AnswerMapping.metric(task, value, primary));
    }

    @Override
    public void progress(String task, long done, long total) {
        send(AnswerMapping.progress(task, done, total));
    }

    void complete() {
        caller.complete();
    }

    void fail(Throwable failure) {
        caller.fail(Failures.of(failure));
    }

    private void send(ScoreCheckpointResponse response) {
        try {
            if (!caller.send(response)) {
                requireWanted();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled("the scorer is stopping");
        }
    }
}
