package io.datadecide.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.FailureKind;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.store.Run;
import io.datadecide.proto.experiment.v1.CancelExperimentRequest;
import io.datadecide.proto.experiment.v1.CreateExperimentRequest;
import io.datadecide.proto.experiment.v1.CreateExperimentResponse;
import io.datadecide.proto.experiment.v1.DeleteExperimentRequest;
import io.datadecide.proto.experiment.v1.Experiment;
import io.datadecide.proto.experiment.v1.ExperimentServiceGrpc;
import io.datadecide.proto.experiment.v1.ExperimentServiceGrpc.ExperimentServiceBlockingStub;
import io.datadecide.proto.experiment.v1.ExperimentState;
import io.datadecide.proto.experiment.v1.GetDecisionRequest;
import io.datadecide.proto.experiment.v1.GetExperimentRequest;
import io.datadecide.proto.experiment.v1.ListExperimentsRequest;
import io.datadecide.proto.experiment.v1.StreamRunLogsRequest;
import io.datadecide.proto.experiment.v1.WatchExperimentRequest;
import io.datadecide.proto.experiment.v1.WatchExperimentResponse;
import io.datadecide.proto.run.v1.Attempt;
import io.datadecide.proto.run.v1.CompleteRunRequest;
import io.datadecide.proto.run.v1.LeaseRunRequest;
import io.datadecide.proto.run.v1.RunServiceGrpc;
import io.datadecide.proto.run.v1.RunServiceGrpc.RunServiceBlockingStub;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The services over a real port; nothing is launched. */
@Tag("slow")
class ApiTest {
    @TempDir
    Path out;

    private CoordinatorHarness harness;
    private ManagedChannel channel;

    @BeforeEach
    void open() throws Exception {
        harness = new CoordinatorHarness(out, (request, sink) -> {}, Duration.ofMinutes(1));
        channel =
                NettyChannelBuilder.forTarget(harness.address()).usePlaintext().build();
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
        harness.close();
    }

    private ExperimentServiceBlockingStub experiments() {
        return with(ExperimentServiceGrpc.newBlockingStub(channel), CoordinatorHarness.OWNER.value());
    }

    private RunServiceBlockingStub worker(AttemptKey attempt) {
        return with(RunServiceGrpc.newBlockingStub(channel), harness.tokens.of(attempt));
    }

    private static <S extends AbstractStub<S>> S with(S stub, String token) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private CreateExperimentResponse create(String yaml) {
        return experiments()
                .createExperiment(CreateExperimentRequest.newBuilder()
                        .setExperimentYaml(yaml)
                        .setBaseDirectory(out.toString())
                        .build());
    }

    private static StatusRuntimeException refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(StatusRuntimeException.class, call);
    }

    private static String reason(StatusRuntimeException error) throws Exception {
        for (Any detail :
                Objects.requireNonNull(StatusProto.fromThrowable(error)).getDetailsList()) {
            if (detail.is(ErrorInfo.class)) {
                return detail.unpack(ErrorInfo.class).getReason();
            }
        }
        return "";
    }

    @Test
    void theSameFileTwiceIsOneExperiment() {
        assertThat(create(CoordinatorHarness.YAML).getCreated()).isTrue();
        CreateExperimentResponse again = create(CoordinatorHarness.YAML);
        assertThat(again.getCreated()).isFalse();
        assertThat(again.getExperiment().getRunsCount()).isEqualTo(4);
        assertThat(again.getExperiment().getRuns(2).getReason()).isEqualTo("waits for corpus a");
        assertThat(again.getExperiment().getTotalCheckpoints()).isEqualTo(4);
    }

    @Test
    void anotherFileOfTheSameNameIsRefused() throws Exception {
        create(CoordinatorHarness.YAML);
        StatusRuntimeException error = refusal(() -> create(CoordinatorHarness.YAML.replace("[1]", "[1, 2]")));
        assertThat(error.getStatus().getCode()).isEqualTo(Code.ALREADY_EXISTS);
        assertThat(reason(error)).isEqualTo("EXPERIMENT_DIFFERS");
    }

    @Test
    void aBadFileIsRefusedWithLineAndField() throws Exception {
        StatusRuntimeException error = refusal(() -> create(CoordinatorHarness.YAML.replace("[nano1]", "[nano99]")));
        assertThat(error.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(error.getStatus().getDescription()).startsWith("experiment.yaml:3: sizes[0]:");
        BadRequest details = Objects.requireNonNull(StatusProto.fromThrowable(error))
                .getDetails(1)
                .unpack(BadRequest.class);
        assertThat(details.getFieldViolations(0).getField()).isEqualTo("sizes[0]");
    }

    @Test
    void aStoreThatIsAwayIsNoFaultOfTheFile() throws Exception {
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
        System.setProperty("aws.endpointUrlS3", "http://127.0.0.1:1");
        try {
            StatusRuntimeException error =
                    refusal(() -> create(CoordinatorHarness.YAML + "tokenizer: s3://data/tokenizer.json\n"));
            assertThat(error.getStatus().getCode()).isEqualTo(Code.UNAVAILABLE);
            assertThat(error.getStatus().getDescription()).startsWith("cannot read s3://data/tokenizer.json: ");
            assertThat(reason(error)).isEqualTo("INPUTS_AWAY");
        } finally {
            System.clearProperty("aws.endpointUrlS3");
        }
    }

    @Test
    void unknownExperimentIsNotFound() throws Exception {
        StatusRuntimeException error = refusal(() -> experiments()
                .getExperiment(
                        GetExperimentRequest.newBuilder().setName("nobody").build()));
        assertThat(error.getStatus().getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(error.getStatus().getDescription()).startsWith("there is no experiment 'nobody'");
        assertThat(reason(error)).isEqualTo("EXPERIMENT_NOT_FOUND");
    }

    @Test
    void aDecisionWithoutEvidenceIsNotPossibleYet() {
        create(CoordinatorHarness.YAML);
        StatusRuntimeException error = refusal(() -> experiments()
                .getDecision(GetDecisionRequest.newBuilder().setName("small").build()));
        assertThat(error.getStatus().getCode()).isEqualTo(Code.FAILED_PRECONDITION);
    }

    @Test
    void aPageOfTooManyIsRefused() {
        StatusRuntimeException error = refusal(() -> experiments()
                .listExperiments(
                        ListExperimentsRequest.newBuilder().setPageSize(501).build()));
        assertThat(error.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void callsWithoutATokenOrWithAWrongOneAreUnauthenticated() {
        ListExperimentsRequest request = ListExperimentsRequest.getDefaultInstance();
        assertThat(refusal(() -> ExperimentServiceGrpc.newBlockingStub(channel).listExperiments(request))
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.UNAUTHENTICATED);
        assertThat(refusal(() -> with(ExperimentServiceGrpc.newBlockingStub(channel), "wrong")
                                .listExperiments(request))
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.UNAUTHENTICATED);
    }

    @Test
    void aTokenThatOnlyReadsChangesNothing() throws Exception {
        create(CoordinatorHarness.YAML);
        ExperimentServiceBlockingStub reader =
                with(ExperimentServiceGrpc.newBlockingStub(channel), CoordinatorHarness.READER);
        assertThat(reader.listExperiments(ListExperimentsRequest.getDefaultInstance())
                        .getExperimentsCount())
                .isEqualTo(1);
        StatusRuntimeException error = refusal(() -> reader.cancelExperiment(
                CancelExperimentRequest.newBuilder().setName("small").build()));
        assertThat(error.getStatus().getCode()).isEqualTo(Code.PERMISSION_DENIED);
        assertThat(reason(error)).isEqualTo("ROLE_INSUFFICIENT");
        assertThat(harness.commands.require("small").state())
                .isEqualTo(io.datadecide.coordinator.schedule.state.ExperimentState.RUNNING);
    }

    @Test
    void variablesOfTheCoordinatorAreNobodysBusiness() {
        StatusRuntimeException error =
                refusal(() -> create(CoordinatorHarness.YAML.replace("path: b}", "path: '${PATH}'}")));
        assertThat(error.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(error.getStatus().getDescription())
                .contains("PATH is not set")
                .doesNotContain("/bin");
    }

    @Test
    void aWorkersTokenIsGoodForItsOwnAttemptOnly() {
        create(CoordinatorHarness.YAML);
        AttemptKey own = new AttemptKey(
                new RunKey("small", harness.run("prepare-a").key().id()), 1);
        LeaseRunRequest other = LeaseRunRequest.newBuilder()
                .setAttempt(Attempt.newBuilder()
                        .setRunId(harness.run("prepare-b").key().id())
                        .setNumber(1))
                .build();
        assertThat(refusal(() -> worker(own).leaseRun(other)).getStatus().getCode())
                .isEqualTo(Code.PERMISSION_DENIED);
        assertThat(refusal(() -> with(ExperimentServiceGrpc.newBlockingStub(channel), harness.tokens.of(own))
                                .listExperiments(ListExperimentsRequest.getDefaultInstance()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.PERMISSION_DENIED);
    }

    @Test
    void anAttemptThatWasSupersededIsToldToStop() throws Exception {
        create(CoordinatorHarness.YAML);
        AttemptKey first =
                harness.stores.runs().launch(harness.run("prepare-a")).orElseThrow();
        harness.lifecycle.failed(first, FailureKind.PREEMPTED, "node went away");
        assertThat(harness.stores.runs().launch(harness.run("prepare-a"))).isPresent();
        StatusRuntimeException error = refusal(() -> worker(first).leaseRun(lease(first)));
        assertThat(error.getStatus().getCode()).isEqualTo(Code.FAILED_PRECONDITION);
        assertThat(reason(error)).isEqualTo("ATTEMPT_SUPERSEDED");
    }

    @Test
    void aWorkerMayAskForItsWorkAndSayThatItIsDoneMoreThanOnce() {
        create(CoordinatorHarness.YAML);
        AttemptKey attempt =
                harness.stores.runs().launch(harness.run("prepare-a")).orElseThrow();
        assertThat(worker(attempt).leaseRun(lease(attempt)))
                .isEqualTo(worker(attempt).leaseRun(lease(attempt)));
        CompleteRunRequest done = CompleteRunRequest.newBuilder()
                .setAttempt(lease(attempt).getAttempt())
                .setTokenCount(5)
                .build();
        worker(attempt).completeRun(done);
        worker(attempt).completeRun(done);
        assertThat(harness.run("prepare-a").progress().tokens()).isEqualTo(5);
    }

    @Test
    void listsAreFilteredByStateAndName() {
        create(CoordinatorHarness.YAML);
        create(CoordinatorHarness.YAML.replace("name: small", "name: other"));
        experiments()
                .cancelExperiment(
                        CancelExperimentRequest.newBuilder().setName("other").build());
        assertThat(list(ListExperimentsRequest.newBuilder())).containsExactly("other", "small");
        assertThat(list(ListExperimentsRequest.newBuilder().addStates(ExperimentState.EXPERIMENT_STATE_CANCELLED)))
                .containsExactly("other");
        assertThat(list(ListExperimentsRequest.newBuilder().setNameContains("mal")))
                .containsExactly("small");
        assertThat(list(ListExperimentsRequest.newBuilder().setNameContains("%")))
                .isEmpty();
        assertThat(refusal(() -> list(ListExperimentsRequest.newBuilder().addStatesValue(99)))
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.INVALID_ARGUMENT);
    }

    private List<String> list(ListExperimentsRequest.Builder request) {
        return experiments().listExperiments(request.build()).getExperimentsList().stream()
                .map(Experiment::getName)
                .toList();
    }

    @Test
    void anUnknownExperimentIsSuggestedAnother() throws Exception {
        create(CoordinatorHarness.YAML);
        StatusRuntimeException error = refusal(() -> experiments()
                .getExperiment(GetExperimentRequest.newBuilder().setName("smal").build()));
        assertThat(error.getStatus().getDescription())
                .isEqualTo("there is no experiment 'smal'; did you mean 'small'?");
        assertThat(reason(error)).isEqualTo("EXPERIMENT_NOT_FOUND");
    }

    @Test
    void logsOfARunAreStreamedAndThereAreNoneBeforeItStarts() throws Exception {
        create(CoordinatorHarness.YAML);
        Run run = harness.run("prepare-a");
        StreamRunLogsRequest request = StreamRunLogsRequest.newBuilder()
                .setName("small")
                .setRunId(run.key().id())
                .build();
        assertThat(reason(refusal(() -> logs(request)))).isEqualTo("NOT_STARTED");
        assertThat(harness.stores.runs().launch(run)).isPresent();
        assertThat(reason(refusal(() -> logs(request)))).isEqualTo("LOG_NOT_FOUND");
        Files.createDirectories(harness.directory.logs());
        Files.writeString(harness.directory.logs().resolve(run.key().id() + ".attempt-1.log"), "one\ntwo\n");
        assertThat(logs(request)).isEqualTo("one\ntwo\n");
        assertThat(logs(request.toBuilder().setTailLines(1).build())).isEqualTo("two\n");
        assertThat(reason(refusal(() -> logs(request.toBuilder().setAttempt(2).build()))))
                .isEqualTo("BAD_REQUEST");
        assertThat(reason(
                        refusal(() -> logs(request.toBuilder().setRunId("none").build()))))
                .isEqualTo("RUN_NOT_FOUND");
    }

    private String logs(StreamRunLogsRequest request) {
        StringBuilder text = new StringBuilder();
        experiments()
                .streamRunLogs(request)
                .forEachRemaining(piece -> text.append(piece.getContent().toStringUtf8()));
        return text.toString();
    }

    @Test
    void whoWatchesIsToldThatItWasDeleted() throws Exception {
        create(CoordinatorHarness.YAML);
        Iterator<WatchExperimentResponse> watch = experiments()
                .watchExperiment(
                        WatchExperimentRequest.newBuilder().setName("small").build());
        watch.next();
        experiments()
                .deleteExperiment(DeleteExperimentRequest.newBuilder()
                        .setName("small")
                        .setForce(true)
                        .build());
        StatusRuntimeException end = refusal(() -> {
            while (watch.hasNext()) {
                if (watch.next().getExperiment().getState() == ExperimentState.EXPERIMENT_STATE_CANCELLED) {
                    return; // the watcher saw the state in between
                }
            }
        });
        if (end != null) {
            assertThat(reason(end)).isEqualTo("EXPERIMENT_NOT_FOUND");
        }
        assertThat(reason(refusal(() -> experiments()
                        .deleteExperiment(DeleteExperimentRequest.newBuilder()
                                .setName("small")
                                .build()))))
                .isEqualTo("EXPERIMENT_NOT_FOUND");
    }

    private static LeaseRunRequest lease(AttemptKey attempt) {
        return LeaseRunRequest.newBuilder()
                .setAttempt(Attempt.newBuilder().setRunId(attempt.run().id()).setNumber(attempt.number()))
                .build();
    }

    @Test
    void aWatchTellsTheStateNowAndTheEnd() {
        create(CoordinatorHarness.YAML);
        Iterator<WatchExperimentResponse> watch = experiments()
                .watchExperiment(
                        WatchExperimentRequest.newBuilder().setName("small").build());
        assertThat(watch.next().getExperiment().getState()).isEqualTo(ExperimentState.EXPERIMENT_STATE_RUNNING);
        experiments()
                .cancelExperiment(
                        CancelExperimentRequest.newBuilder().setName("small").build());
        WatchExperimentResponse last = WatchExperimentResponse.getDefaultInstance();
        while (watch.hasNext()) {
            last = watch.next();
        }
        assertThat(last.getExperiment().getState()).isEqualTo(ExperimentState.EXPERIMENT_STATE_CANCELLED);
    }
}
