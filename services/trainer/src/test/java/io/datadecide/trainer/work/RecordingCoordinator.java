package io.datadecide.trainer.work;

import io.datadecide.proto.run.v1.CompleteRunRequest;
import io.datadecide.proto.run.v1.CompleteRunResponse;
import io.datadecide.proto.run.v1.FailRunRequest;
import io.datadecide.proto.run.v1.FailRunResponse;
import io.datadecide.proto.run.v1.LeaseRunRequest;
import io.datadecide.proto.run.v1.LeaseRunResponse;
import io.datadecide.proto.run.v1.ReportRunRequest;
import io.datadecide.proto.run.v1.ReportRunResponse;
import io.datadecide.proto.run.v1.RunServiceGrpc.RunServiceImplBase;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A coordinator that hands out one piece of work and remembers what it is told. */
final class RecordingCoordinator extends RunServiceImplBase {
    final List<ReportRunRequest> reports = new CopyOnWriteArrayList<>();
    final List<CompleteRunRequest> completions = new CopyOnWriteArrayList<>();
    final List<FailRunRequest> failures = new CopyOnWriteArrayList<>();

    /** Calls that are still to be refused with this status. */
    final AtomicInteger refusals = new AtomicInteger();

    private final LeaseRunResponse work;
    private final Status refusal;

    RecordingCoordinator(LeaseRunResponse work, Status refusal) {
        this.work = work;
        this.refusal = refusal;
    }

    @Override
    public void leaseRun(LeaseRunRequest request, StreamObserver<LeaseRunResponse> answer) {
        answer(answer, work);
    }

    @Override
    public StreamObserver<ReportRunRequest> reportRun(StreamObserver<ReportRunResponse> answer) {
        return new StreamObserver<>() {
            private boolean refused;

            @Override
            public void onNext(ReportRunRequest report) {
                if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    refused = true;
                    answer.onError(refusal.asRuntimeException());
                } else if (!refused) {
                    reports.add(report);
                }
            }

            @Override
            public void onError(Throwable failure) {
                refused = true;
            }

            @Override
            public void onCompleted() {
                if (!refused) {
                    answer.onNext(ReportRunResponse.newBuilder()
                            .setAccepted(reports.size())
                            .build());
                    answer.onCompleted();
                }
            }
        };
    }

    @Override
    public void completeRun(CompleteRunRequest request, StreamObserver<CompleteRunResponse> answer) {
        completions.add(request);
        answer(answer, CompleteRunResponse.getDefaultInstance());
    }

    @Override
    public void failRun(FailRunRequest request, StreamObserver<FailRunResponse> answer) {
        failures.add(request);
        answer(answer, FailRunResponse.getDefaultInstance());
    }

    private static <T> void answer(StreamObserver<T> observer, T answer) {
        observer.onNext(answer);
        observer.onCompleted();
    }
}
