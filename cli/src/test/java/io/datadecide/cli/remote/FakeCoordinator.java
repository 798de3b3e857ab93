package io.datadecide.cli.remote;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.datadecide.proto.experiment.v1.CreateExperimentRequest;
import io.datadecide.proto.experiment.v1.CreateExperimentResponse;
import io.datadecide.proto.experiment.v1.DeleteExperimentRequest;
import io.datadecide.proto.experiment.v1.DeleteExperimentResponse;
import io.datadecide.proto.experiment.v1.Experiment;
import io.datadecide.proto.experiment.v1.ExperimentServiceGrpc.ExperimentServiceImplBase;
import io.datadecide.proto.experiment.v1.ExperimentState;
import io.datadecide.proto.experiment.v1.ExportExperimentRequest;
import io.datadecide.proto.experiment.v1.ExportExperimentResponse;
import io.datadecide.proto.experiment.v1.GetDecisionRequest;
import io.datadecide.proto.experiment.v1.GetDecisionResponse;
import io.datadecide.proto.experiment.v1.GetExperimentRequest;
import io.datadecide.proto.experiment.v1.GetExperimentResponse;
import io.datadecide.proto.experiment.v1.ListExperimentsRequest;
import io.datadecide.proto.experiment.v1.ListExperimentsResponse;
import io.datadecide.proto.experiment.v1.Run;
import io.datadecide.proto.experiment.v1.RunKind;
import io.datadecide.proto.experiment.v1.RunState;
import io.datadecide.proto.experiment.v1.StreamRunLogsRequest;
import io.datadecide.proto.experiment.v1.StreamRunLogsResponse;
import io.datadecide.proto.experiment.v1.WatchExperimentRequest;
import io.datadecide.proto.experiment.v1.WatchExperimentResponse;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers as a coordinator does, about three experiments, and remembers what it was asked. */
final class FakeCoordinator extends ExperimentServiceImplBase implements AutoCloseable {
    static final String TOKEN = "secret-token";

    final List<Object> asked = new ArrayList<>();
    final AtomicInteger endingWorkers = new AtomicInteger();
    final AtomicInteger cutWatches = new AtomicInteger();
    private final Server server;

    FakeCoordinator() throws IOException {
        server = on(NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    }

    FakeCoordinator(NettyServerBuilder builder) throws IOException {
        server = on(builder);
    }

    private Server on(NettyServerBuilder builder) throws IOException {
        return builder.addService(this).intercept(new TokenCheck()).build().start();
    }

    int port() {
        return server.getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    static Experiment experiment(String name, ExperimentState state) {
        return Experiment.newBuilder()
                .setName(name)
                .setState(state)
                .setReason(state == ExperimentState.EXPERIMENT_STATE_FAILED ? "1 of 2 runs failed" : "")
                .addRuns(run("crawl-nano1-s1-aaaa", "crawl", RunState.RUN_STATE_SUCCEEDED, ""))
                .addRuns(
                        run("crawl-nano1-s2-bbbb", "crawl", RunState.RUN_STATE_FAILED, "disk is full: free some space"))
                .addRuns(run("books-nano1-s1-cccc", "books", RunState.RUN_STATE_PENDING, "waits for a free place"))
                .build();
    }

    private static Run run(String id, String corpus, RunState state, String reason) {
        return Run.newBuilder()
                .setId(id)
                .setKind(RunKind.RUN_KIND_TRAIN)
                .setCorpus(corpus)
                .setSize("nano1")
                .setSeed(1)
                .setState(state)
                .setReason(reason)
                .setAttempt(state == RunState.RUN_STATE_PENDING ? 0 : 1)
                .setTotalSteps(10)
                .setLoss(Double.NaN)
                .setExplanation(reason)
                .build();
    }

    private static StatusRuntimeException refusal(Code code, String reason, String message) {
        return StatusProto.toStatusRuntimeException(Status.newBuilder()
                .setCode(code.getNumber())
                .setMessage(message)
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setDomain("datadecide.io")
                        .setReason(reason)
                        .build()))
                .build());
    }

    private <A> void answer(Object request, StreamObserver<A> observer, List<A> answers) {
        asked.add(request);
        answers.forEach(observer::onNext);
        observer.onCompleted();
    }

    @Override
    public void createExperiment(CreateExperimentRequest request, StreamObserver<CreateExperimentResponse> observer) {
        answer(
                request,
                observer,
                List.of(CreateExperimentResponse.newBuilder()
                        .setCreated(true)
                        .setExperiment(experiment("small", ExperimentState.EXPERIMENT_STATE_RUNNING))
                        .build()));
    }

    @Override
    public void getExperiment(GetExperimentRequest request, StreamObserver<GetExperimentResponse> observer) {
        answer(
                request,
                observer,
                List.of(GetExperimentResponse.newBuilder()
                        .setExperiment(experiment(request.getName(), ExperimentState.EXPERIMENT_STATE_RUNNING))
                        .build()));
    }

    @Override
    public void listExperiments(ListExperimentsRequest request, StreamObserver<ListExperimentsResponse> observer) {
        boolean last = request.getPageToken().equals("2");
        answer(
                request,
                observer,
                List.of(ListExperimentsResponse.newBuilder()
                        .addExperiments(
                                experiment(last ? "second" : "first", ExperimentState.EXPERIMENT_STATE_SUCCEEDED))
                        .setNextPageToken(last ? "" : "2")
                        .build()));
    }

    @Override
    public void watchExperiment(WatchExperimentRequest request, StreamObserver<WatchExperimentResponse> observer) {
        if (request.getName().equals("smal")) {
            observer.onError(refusal(
                    Code.NOT_FOUND, "EXPERIMENT_NOT_FOUND", "there is no experiment 'smal'; did you mean 'small'?"));
            return;
        }
        ExperimentState end = request.getName().equals("bad")
                ? ExperimentState.EXPERIMENT_STATE_FAILED
                : ExperimentState.EXPERIMENT_STATE_SUCCEEDED;
        observer.onNext(WatchExperimentResponse.newBuilder()
                .setExperiment(experiment(request.getName(), ExperimentState.EXPERIMENT_STATE_RUNNING))
                .build());
        if (cutWatches.getAndDecrement() > 0) {
            observer.onError(
                    io.grpc.Status.UNAVAILABLE.withDescription("going away").asRuntimeException());
            return;
        }
        observer.onNext(WatchExperimentResponse.newBuilder()
                .setExperiment(experiment(request.getName(), end))
                .build());
        observer.onCompleted();
    }

    @Override
    public void deleteExperiment(DeleteExperimentRequest request, StreamObserver<DeleteExperimentResponse> observer) {
        if (endingWorkers.getAndDecrement() > 0) {
            observer.onError(refusal(Code.FAILED_PRECONDITION, "WORKERS_ENDING", "1 workers are still ending"));
            return;
        }
        if (!request.getForce()) {
            observer.onError(refusal(Code.FAILED_PRECONDITION, "EXPERIMENT_RUNNING", "it is running"));
            return;
        }
        answer(request, observer, List.of(DeleteExperimentResponse.getDefaultInstance()));
    }

    @Override
    public void streamRunLogs(StreamRunLogsRequest request, StreamObserver<StreamRunLogsResponse> observer) {
        byte[] bytes = "naïve\nlast \u001b[2Jline\n".getBytes(StandardCharsets.UTF_8);
        answer(request, observer, List.of(piece(bytes, 0, 3), piece(bytes, 3, bytes.length - 3)));
    }

    private static StreamRunLogsResponse piece(byte[] bytes, int from, int length) {
        return StreamRunLogsResponse.newBuilder()
                .setContent(ByteString.copyFrom(bytes, from, length))
                .build();
    }

    @Override
    public void getDecision(GetDecisionRequest request, StreamObserver<GetDecisionResponse> observer) {
        observer.onError(refusal(Code.FAILED_PRECONDITION, "NO_EVIDENCE", "no checkpoint is scored"));
    }

    @Override
    public void exportExperiment(ExportExperimentRequest request, StreamObserver<ExportExperimentResponse> observer) {
        observer.onNext(
                ExportExperimentResponse.newBuilder().setFileName("../evil").build());
        observer.onCompleted();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static final class TokenCheck implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            String token = headers.get(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER));
            if (("Bearer " + TOKEN).equals(token)) {
                return next.startCall(call, headers);
            }
            StatusRuntimeException refused = token == null
                    ? refusal(Code.UNAUTHENTICATED, "TOKEN_MISSING", "the call has no token")
                    : refusal(Code.UNAUTHENTICATED, "TOKEN_INVALID", "the token is not ours");
            call.close(refused.getStatus(), Objects.requireNonNull(refused.getTrailers()));
            return new ServerCall.Listener<>() {};
        }
    }
}
