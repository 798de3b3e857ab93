package io.datadecide.coordinator.api;

import io.datadecide.coordinator.launch.WorkDirectories;
import io.datadecide.coordinator.schedule.RunLifecycle;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.FailureKind;
import io.datadecide.coordinator.store.AttemptEnd;
import io.datadecide.coordinator.store.Run;
import io.datadecide.plan.grid.ResolvedCorpus;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.proto.run.v1.CompleteRunRequest;
import io.datadecide.proto.run.v1.CompleteRunResponse;
import io.datadecide.proto.run.v1.FailRunRequest;
import io.datadecide.proto.run.v1.FailRunResponse;
import io.datadecide.proto.run.v1.LeaseRunRequest;
import io.datadecide.proto.run.v1.LeaseRunResponse;
import io.datadecide.proto.run.v1.PrepareWork;
import io.datadecide.proto.run.v1.ReportRunRequest;
import io.datadecide.proto.run.v1.ReportRunResponse;
import io.datadecide.proto.run.v1.RunServiceGrpc;
import io.datadecide.proto.run.v1.TrainWork;
import io.datadecide.proto.run.v1.Usage;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;

/** Workers over gRPC. */
@GrpcService
@Blocking
public class RunGrpcService extends RunServiceGrpc.RunServiceImplBase {
    private final RunLifecycle lifecycle;
    private final WorkDirectories directories;

    public RunGrpcService(RunLifecycle lifecycle, WorkDirectories directories) {
        this.lifecycle = lifecycle;
        this.directories = directories;
    }

    @Override
    public void leaseRun(LeaseRunRequest request, StreamObserver<LeaseRunResponse> observer) {
        Answer.unary(observer, () -> {
            AttemptKey attempt = Caller.attempt(request.getAttempt());
            return work(lifecycle.lease(attempt, request.getWorker()));
        });
    }

    private LeaseRunResponse work(Run run) {
        String spec = run.plan().spec();
        return switch (run.plan().kind()) {
            case PREPARE ->
                LeaseRunResponse.newBuilder()
                        .setPrepare(PrepareWork.newBuilder()
                                .setCorpusJson(spec)
                                .setOutputDirectory(directories.tokens(
                                        ResolvedCorpus.fromJson(spec).corpusId())))
                        .build();
            case TRAIN ->
                LeaseRunResponse.newBuilder()
                        .setTrain(TrainWork.newBuilder()
                                .setRunJson(spec)
                                .setTokenDirectory(directories.tokens(
                                        ResolvedRun.fromJson(spec).corpusId()))
                                .setRunDirectory(directories.run(run.key())))
                        .build();
        };
    }

    @Override
    public StreamObserver<ReportRunRequest> reportRun(StreamObserver<ReportRunResponse> observer) {
        return new ReportStream(lifecycle, observer);
    }

    @Override
    public void completeRun(CompleteRunRequest request, StreamObserver<CompleteRunResponse> observer) {
        Answer.unary(observer, () -> {
            Usage usage = request.getUsage();
            lifecycle.complete(
                    Caller.attempt(request.getAttempt()),
                    new AttemptEnd.Usage(usage.getWallSeconds(), usage.getTokens(), usage.getFlops()),
                    request.getTokenCount());
            return CompleteRunResponse.getDefaultInstance();
        });
    }

    @Override
    public void failRun(FailRunRequest request, StreamObserver<FailRunResponse> observer) {
        Answer.unary(observer, () -> {
            FailureKind kind = switch (request.getKind()) {
                case FAILURE_KIND_BAD_INPUT -> FailureKind.BAD_INPUT;
                case FAILURE_KIND_DIVERGED -> FailureKind.DIVERGED;
                case FAILURE_KIND_PREEMPTED -> FailureKind.PREEMPTED;
                case FAILURE_KIND_TRANSIENT, FAILURE_KIND_UNSPECIFIED, UNRECOGNIZED -> FailureKind.TRANSIENT;
            };
            boolean willRetry =
                    lifecycle.failed(Caller.attempt(request.getAttempt()), kind, OneLine.of(request.getReason()));
            return FailRunResponse.newBuilder().setWillRetry(willRetry).build();
        });
    }
}
