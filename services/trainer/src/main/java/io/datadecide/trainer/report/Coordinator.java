package io.datadecide.trainer.report;

import io.datadecide.calls.ServiceChannel;
import io.datadecide.calls.TransportSecurity;
import io.datadecide.proto.run.v1.Attempt;
import io.datadecide.proto.run.v1.CompleteRunRequest;
import io.datadecide.proto.run.v1.FailRunRequest;
import io.datadecide.proto.run.v1.LeaseRunRequest;
import io.datadecide.proto.run.v1.LeaseRunResponse;
import io.datadecide.proto.run.v1.RunServiceGrpc;
import io.datadecide.proto.run.v1.RunServiceGrpc.RunServiceBlockingStub;
import io.datadecide.trainer.TrainerException.Dismissed;
import io.datadecide.trainer.TrainerException.Unreachable;
import io.datadecide.trainer.process.StopSignal;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The coordinator as one attempt sees it; every call has a deadline and is tried again while that can help. */
public final class Coordinator implements AutoCloseable {
    private final String address;
    private final Attempt attempt;
    private final Duration deadline;
    private final RetryLimits retry;
    private final ServiceChannel connection;

    /**
     * Connects when first asked.
     *
     * @param address host and port
     * @param token the attempt's bearer token
     * @param security whether and how the connection is encrypted
     * @param deadline of one call
     */
    public Coordinator(
            String address,
            Attempt attempt,
            String token,
            TransportSecurity security,
            Duration deadline,
            RetryLimits retry) {
        this.address = address;
        this.attempt = attempt;
        this.deadline = deadline;
        this.retry = retry;
        this.connection =
                ServiceChannel.to(address).secured(security).token(token).open();
    }

    /** Takes the work of the attempt. */
    public LeaseRunResponse lease(String worker) {
        return withRetry(stub -> stub.leaseRun(LeaseRunRequest.newBuilder()
                .setAttempt(attempt)
                .setWorker(worker)
                .build()));
    }

    /** Opens the stream of reports. */
    public Reports reports(StopSignal stop) {
        return new Reports(RunServiceGrpc.newStub(connection.channel()), attempt, retry, stop);
    }

    /** Says that all is done. */
    public void complete(CompleteRunRequest.Builder request) {
        CompleteRunRequest message = request.setAttempt(attempt).build();
        withRetry(stub -> stub.completeRun(message));
    }

    /** Says that the attempt failed. */
    public void fail(FailRunRequest.Builder request) {
        FailRunRequest message = request.setAttempt(attempt).build();
        withRetry(stub -> stub.failRun(message));
    }

    /** Reports a failure once, without retries, because the platform is about to end this process. */
    public void failIfThere(FailRunRequest.Builder request, Duration within) {
        try {
            stub(within).failRun(request.setAttempt(attempt).build());
        } catch (StatusRuntimeException e) {
            // The coordinator sees the process end anyway; this would only have given the reason.
            return;
        }
    }

    private RunServiceBlockingStub stub(Duration within) {
        return RunServiceGrpc.newBlockingStub(connection.channel())
                .withDeadlineAfter(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    private <T> T withRetry(Function<RunServiceBlockingStub, T> call) {
        long started = System.nanoTime();
        for (int failures = 1; ; failures++) {
            try {
                return call.apply(stub(deadline));
            } catch (StatusRuntimeException e) {
                Status status = Answers.status(e);
                if (!Answers.isPassing(status)) {
                    throw new Dismissed("coordinator " + address + " refused: " + Answers.describe(status));
                }
                if (System.nanoTime() - started > retry.giveUpAfter().toNanos()) {
                    throw new Unreachable(
                            "coordinator " + address + " did not answer for " + retry.giveUpAfter() + " ("
                                    + Answers.describe(status) + "): check that it runs and can be reached",
                            e);
                }
                pause(retry.backoff().delay(failures));
            }
        }
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted while waiting for the coordinator", e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
