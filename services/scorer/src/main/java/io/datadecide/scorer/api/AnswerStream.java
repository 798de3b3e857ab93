package io.datadecide.scorer.api;

import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.language.likelihood.MetricValue;
import io.datadecide.proto.score.v1.ScoreCheckpointResponse;
import io.datadecide.scorer.ScorerException.Cancelled;
import io.datadecide.scorer.answer.AnswerSink;
import io.grpc.stub.ServerCallStreamObserver;
import io.micrometer.core.instrument.Counter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Answers to one caller, no faster than it takes them: a slow reader holds scoring up instead of filling the memory. */
final class AnswerStream implements AnswerSink {
    private static final long LOOK_AGAIN_SECONDS = 1;

    private final ServerCallStreamObserver<ScoreCheckpointResponse> observer;
    private final boolean withInstances;
    private final Counter instances;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile boolean over;

    AnswerStream(ServerCallStreamObserver<ScoreCheckpointResponse> observer, boolean withInstances, Counter instances) {
        this.instances = instances;
        this.observer = observer;
        this.withInstances = withInstances;
        observer.setOnReadyHandler(this::wake);
        observer.setOnCancelHandler(this::end);
        CallEnds.ofThisCall().thenRun(this::end);
    }

    private void end() {
        over = true;
        wake();
    }

    /** Whether the caller still waits. */
    boolean isWanted() {
        return !over;
    }

    /** Stops the scoring of a call that was cancelled or whose deadline has passed. */
    void requireWanted() {
        if (over) {
            throw new Cancelled("the caller went away or its deadline passed");
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
        observer.onCompleted();
    }

    void fail(Throwable failure) {
        if (!over) {
            observer.onError(Failures.of(failure));
        }
    }

    private void send(ScoreCheckpointResponse response) {
        lock.lock();
        try {
            while (!observer.isReady()) {
                requireWanted();
                boolean woken = changed.await(LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
                if (!woken) {
                    continue;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled("the scorer is stopping");
        } finally {
            lock.unlock();
        }
        observer.onNext(response);
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
