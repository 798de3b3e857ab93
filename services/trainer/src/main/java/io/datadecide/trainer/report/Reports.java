package io.datadecide.trainer.report;

import com.google.protobuf.Timestamp;
import io.datadecide.proto.run.v1.Attempt;
import io.datadecide.proto.run.v1.ReportRunRequest;
import io.datadecide.proto.run.v1.ReportRunResponse;
import io.datadecide.proto.run.v1.RunServiceGrpc.RunServiceStub;
import io.datadecide.trainer.TrainerException.Dismissed;
import io.datadecide.trainer.TrainerException.Unreachable;
import io.datadecide.trainer.process.StopSignal;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The stream of an attempt's reports. A separate thread sends them, so that training never waits for the network; when
 * the stream breaks it opens another and resends all reports, since it is unknown which arrived (the
 * coordinator keeps one report a step).
 */
public final class Reports implements AutoCloseable {
    /** Beyond this, points of the curve that were sent once are not kept for another telling. */
    private static final int MAX_KEPT = 4096;

    private final RunServiceStub stub;
    private final Attempt attempt;
    private final RetryLimits retry;
    private final StopSignal stop;
    private final CompletableFuture<@Nullable Void> delivered = new CompletableFuture<>();
    private final Thread sender;

    // Guarded by this.
    private final List<ReportRunRequest> story = new ArrayList<>();
    private int sentCount;
    private boolean complete;
    private boolean closed;

    Reports(RunServiceStub stub, Attempt attempt, RetryLimits retry, StopSignal stop) {
        this.stub = stub;
        this.attempt = attempt;
        this.retry = retry;
        this.stop = stop;
        this.sender = Thread.ofPlatform().daemon().name("reports").start(this::deliver);
    }

    /** Adds a report; attempt and time are filled in. */
    public synchronized void add(ReportRunRequest.Builder report) {
        Instant now = Instant.now();
        story.add(report.setAttempt(attempt)
                .setTime(Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
                .build());
        if (story.size() > MAX_KEPT) {
            List<ReportRunRequest> sent = story.subList(0, sentCount);
            int before = story.size();
            sent.removeIf(ReportRunRequest::hasProgress);
            sentCount -= before - story.size();
        }
        notifyAll();
    }

    /**
     * Waits until the coordinator has every report.
     *
     * @throws Dismissed when it does not want them any more
     * @throws Unreachable when it does not answer for too long
     */
    public void finish() {
        synchronized (this) {
            complete = true;
            notifyAll();
        }
        try {
            delivered.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted while reports were being delivered", e);
        }
    }

    private void deliver() {
        try {
            long failingSince = System.nanoTime();
            for (int failures = 1; ; failures++) {
                long opened = System.nanoTime();
                Status status = tell();
                if (status.isOk()) {
                    delivered.complete(null);
                    return;
                }
                if (!Answers.isPassing(status)) {
                    String answer = "coordinator ended the reports: " + Answers.describe(status);
                    stop.request(new StopSignal.Reason.Dismissed(answer));
                    throw new Dismissed(answer);
                }
                if (System.nanoTime() - opened > retry.backoff().max().toNanos()) {
                    failures = 1; // it worked for a while: this is another outage
                    failingSince = System.nanoTime();
                }
                rest(failures, failingSince, status);
            }
        } catch (InterruptedException e) {
            delivered.completeExceptionally(new Unreachable("reports were given up", e));
        } catch (RuntimeException e) {
            delivered.completeExceptionally(e);
        }
    }

    /** One stream, from its start until it ends; OK when the coordinator has confirmed the complete story. */
    private Status tell() throws InterruptedException {
        Stream stream = new Stream();
        StreamObserver<ReportRunRequest> requests = stub.reportRun(stream);
        synchronized (this) {
            sentCount = 0;
            while (stream.end == null) {
                if (sentCount < story.size()) {
                    requests.onNext(story.get(sentCount++));
                } else if (complete && !stream.halfClosed) {
                    stream.halfClosed = true;
                    requests.onCompleted();
                } else if (closed) {
                    throw new InterruptedException();
                } else {
                    wait();
                }
            }
            return stream.end;
        }
    }

    private synchronized void rest(int failures, long failingSince, Status status) throws InterruptedException {
        if (complete && System.nanoTime() - failingSince > retry.giveUpAfter().toNanos()) {
            throw new Unreachable(
                    "the coordinator did not take the reports for " + retry.giveUpAfter() + " ("
                            + Answers.describe(status) + "): check that it runs and can be reached",
                    null);
        }
        boolean wasComplete = complete;
        long wake = System.nanoTime() + retry.backoff().delay(failures).toNanos();
        for (long left = wake - System.nanoTime(); left > 0; left = wake - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            if (closed || complete != wasComplete) {
                return; // the end is near: retry immediately
            }
        }
    }

    /** Gives up what is not delivered. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        sender.interrupt();
    }

    private final class Stream implements StreamObserver<ReportRunResponse> {
        private boolean halfClosed;
        private @Nullable Status end;

        @Override
        public void onNext(ReportRunResponse response) {
            // The status that follows says whether it counts.
        }

        @Override
        public void onError(Throwable failure) {
            end(Answers.status(failure));
        }

        @Override
        public void onCompleted() {
            // An answer before the half-close would leave reports untold.
            end(halfClosed ? Status.OK : Status.UNAVAILABLE.withDescription("the stream ended early"));
        }

        private void end(Status status) {
            synchronized (Reports.this) {
                end = status;
                Reports.this.notifyAll();
            }
        }
    }
}
