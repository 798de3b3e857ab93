package io.datadecide.coordinator.api;

import io.datadecide.coordinator.meter.CoordinatorMeters;
import io.datadecide.coordinator.schedule.RunLifecycle;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.store.CurvePoint;
import io.datadecide.coordinator.store.NewCheckpoint;
import io.datadecide.coordinator.store.RunProgress;
import io.datadecide.proto.run.v1.CheckpointReady;
import io.datadecide.proto.run.v1.Preparation;
import io.datadecide.proto.run.v1.Progress;
import io.datadecide.proto.run.v1.ReportRunRequest;
import io.datadecide.proto.run.v1.ReportRunResponse;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The reports of one attempt, stored one after the other. */
final class ReportStream implements StreamObserver<ReportRunRequest> {
    private final RunLifecycle lifecycle;
    private final StreamObserver<ReportRunResponse> observer;
    private long accepted;
    private boolean refused;

    ReportStream(RunLifecycle lifecycle, StreamObserver<ReportRunResponse> observer) {
        this.lifecycle = lifecycle;
        this.observer = observer;
    }

    @Override
    public void onNext(ReportRunRequest request) {
        if (refused) {
            return;
        }
        try {
            store(Caller.attempt(request.getAttempt()), request);
            accepted++;
        } catch (RuntimeException e) {
            refused = true;
            observer.onError(ErrorStatus.of(e));
        }
    }

    private void store(AttemptKey attempt, ReportRunRequest request) {
        switch (request.getReportCase()) {
            case PROGRESS -> progress(attempt, request.getProgress());
            case CHECKPOINT -> {
                checkpoint(attempt, request.getCheckpoint());
                if (request.hasTime()) {
                    Instant written = Instant.ofEpochSecond(
                            request.getTime().getSeconds(), request.getTime().getNanos());
                    CoordinatorMeters.reported(Duration.between(written, Instant.now()));
                }
            }
            case PREPARATION -> preparation(attempt, request.getPreparation());
            case REPORT_NOT_SET -> {
                // a report of a later version: it tells nothing that this one keeps
            }
        }
    }

    private void progress(AttemptKey attempt, Progress progress) {
        CurvePoint point = new CurvePoint(
                progress.getStep(),
                progress.getTokensSeen(),
                progress.getLoss(),
                progress.getGradientNorm(),
                progress.getLearningRate(),
                progress.getTokensPerSecond());
        lifecycle.progress(
                attempt,
                new RunProgress(
                        progress.getStep(),
                        progress.getTokensSeen(),
                        progress.getLoss(),
                        progress.getTokensPerSecond()),
                Double.isFinite(progress.getLoss()) ? Optional.of(point) : Optional.empty());
    }

    private void checkpoint(AttemptKey attempt, CheckpointReady checkpoint) {
        lifecycle.checkpoint(
                attempt,
                new NewCheckpoint(
                        checkpoint.getStep(),
                        checkpoint.getTokensSeen(),
                        checkpoint.getDirectory(),
                        checkpoint.getManifestSha256(),
                        checkpoint.getScore()));
    }

    private void preparation(AttemptKey attempt, Preparation preparation) {
        lifecycle.progress(attempt, new RunProgress(0, preparation.getTokens(), Double.NaN, 0), Optional.empty());
    }

    @Override
    public void onError(Throwable error) {
        // the worker is gone or took the stream up again; how its process ended decides what follows
    }

    @Override
    public void onCompleted() {
        if (!refused) {
            observer.onNext(ReportRunResponse.newBuilder().setAccepted(accepted).build());
            observer.onCompleted();
        }
    }
}
