package io.datadecide.scorer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.datadecide.proto.score.v1.ContaminationCheck;
import io.datadecide.proto.score.v1.ScoreCheckpointRequest;
import io.datadecide.proto.score.v1.ScoreCheckpointResponse;
import io.datadecide.proto.score.v1.ScoringServiceGrpc;
import io.datadecide.proto.score.v1.Task;
import io.datadecide.proto.score.v1.TaskKind;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("slow")
class ScoringServiceTest {
    /** Questions whose answers are some megabyte and a half. */
    private static final int MANY = 2000;

    @Inject
    MeterRegistry meters = new SimpleMeterRegistry();

    @TestHTTPResource
    URI address = URI.create("http://localhost");

    private Path directory = Path.of("");
    private ManagedChannel channel =
            NettyChannelBuilder.forAddress("localhost", 1).build();
    private Path checkpoint = Path.of("");
    private Path questions = Path.of("");
    private Path text = Path.of("");

    @BeforeEach
    void writeACheckpointAndTasks() throws IOException {
        // JUnit would fill a @TempDir of the instance that Quarkus does not run.
        directory = Files.createTempDirectory("scoring-service");
        channel.shutdownNow();
        channel = NettyChannelBuilder.forAddress(address.getHost(), address.getPort())
                .usePlaintext()
                .build();
        checkpoint = TinyCheckpoint.below(directory);
        questions = directory.resolve("questions.jsonl");
        Files.writeString(questions, """
                {"question":"2+2?","choices":["3","4"],"gold":1}
                {"question":"Sky?","choices":["blue","red","green"],"gold":0}
                """);
        text = directory.resolve("held-out.txt");
        Files.writeString(
                text, "All happy families are alike; each unhappy family is unhappy in its own way. ".repeat(50));
    }

    @AfterEach
    void closeTheChannelAndDeleteTheFiles() throws IOException {
        channel.shutdownNow();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void everyInstanceAndMetricIsAnswered() {
        List<ScoreCheckpointResponse> answers = score(request()
                .setWithInstances(true)
                .addTasks(task("own", TaskKind.TASK_KIND_QUESTIONS, questions))
                .addTasks(task("prose", TaskKind.TASK_KIND_TEXT, text))
                .build());
        assertThat(answers)
                .filteredOn(ScoreCheckpointResponse::hasInstance)
                .extracting(a -> a.getInstance().getTask(), a -> a.getInstance().getInstance())
                .contains(tuple("own", 0L), tuple("own", 1L))
                .doesNotHaveDuplicates();
        assertThat(answers)
                .filteredOn(a -> a.hasMetric() && a.getMetric().getPrimary())
                .extracting(a -> a.getMetric().getTask() + " " + a.getMetric().getMetric())
                .containsExactly("own acc_per_char", "prose bits_per_byte");
        // A model at its start knows nothing: about log2(320) bits for each byte.
        assertThat(answers)
                .filteredOn(a -> a.hasMetric() && a.getMetric().getMetric().equals("bits_per_byte"))
                .filteredOn(a -> a.getMetric().getTask().equals("prose"))
                .singleElement()
                .satisfies(a -> assertThat(a.getMetric().getValue()).isBetween(8.2, 8.5));
    }

    @Test
    void theSameRequestGivesTheSameBits() {
        ScoreCheckpointRequest request = request()
                .addTasks(task("cloze", TaskKind.TASK_KIND_CLOZE, text))
                .build();
        assertThat(score(request)).isEqualTo(score(request));
    }

    @Test
    void missingCheckpointIsNotFound() {
        ScoreCheckpointRequest request = request()
                .setCheckpointDirectory(directory.resolve("nowhere").toString())
                .addTasks(task("prose", TaskKind.TASK_KIND_TEXT, text))
                .build();
        assertThatThrownBy(() -> score(request)).satisfies(e -> assertStatus(e, Status.Code.NOT_FOUND, "nowhere"));
    }

    @Test
    void cutCheckpointIsDataLoss() throws IOException {
        Path file = checkpoint.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 10));
        ScoreCheckpointRequest request =
                request().addTasks(task("prose", TaskKind.TASK_KIND_TEXT, text)).build();
        assertThatThrownBy(() -> score(request))
                .satisfies(e -> assertStatus(e, Status.Code.DATA_LOSS, "model.safetensors"));
    }

    @Test
    void anotherManifestThanExpectedIsDataLoss() {
        ScoreCheckpointRequest request = request()
                .setManifestSha256("0".repeat(64))
                .addTasks(task("prose", TaskKind.TASK_KIND_TEXT, text))
                .build();
        assertThatThrownBy(() -> score(request)).satisfies(e -> assertStatus(e, Status.Code.DATA_LOSS, "SHA-256"));
    }

    @Test
    void taskThatCannotBeUsedIsNamedInTheDetails() throws IOException {
        Files.writeString(questions, "{\"question\":\"2+2?\",\"choices\":[\"4\"],\"gold\":0}\n");
        ScoreCheckpointRequest request = request()
                .addTasks(task("own", TaskKind.TASK_KIND_QUESTIONS, questions))
                .build();
        assertThatThrownBy(() -> score(request)).satisfies(e -> {
            assertStatus(e, Status.Code.INVALID_ARGUMENT, questions + ":1:");
            BadRequest details = Objects.requireNonNull(StatusProto.fromThrowable(e))
                    .getDetails(0)
                    .unpack(BadRequest.class);
            assertThat(details.getFieldViolations(0).getField()).isEqualTo("path");
        });
    }

    @Test
    void checkpointOfAnotherShapeThanItsFileIsDataLoss() throws IOException {
        Path manifest = checkpoint.resolve("manifest.json");
        String whole = Files.readString(manifest);
        String wider = whole.replaceFirst("\"width\"( ?): ?8", "\"width\":16");
        assertThat(wider).isNotEqualTo(whole);
        Files.writeString(manifest, wider);
        ScoreCheckpointRequest request =
                request().addTasks(task("prose", TaskKind.TASK_KIND_TEXT, text)).build();
        assertThatThrownBy(() -> score(request))
                .satisfies(e -> assertStatus(e, Status.Code.DATA_LOSS, "model.safetensors"));
    }

    @Test
    void metricsComeTwiceWhenInstancesStandInACorpus() throws IOException {
        Path corpus = directory.resolve("corpus.txt");
        Files.writeString(corpus, "Question: 2+2? Answer: 4");
        List<ScoreCheckpointResponse> answers = score(request()
                .setContamination(ContaminationCheck.newBuilder()
                        .addCorpora(corpus.toString())
                        .setNgramWords(4))
                .addTasks(task("own", TaskKind.TASK_KIND_QUESTIONS, questions))
                .build());
        assertThat(answers)
                .filteredOn(ScoreCheckpointResponse::hasMetric)
                .extracting(a -> a.getMetric().getMetric(), a -> a.getMetric().getInstances())
                .contains(tuple("acc_raw", 2L), tuple("acc_raw_unmarked", 1L), tuple("marked_share", 2L));
        assertThat(answers)
                .filteredOn(a -> a.getMetric().getMetric().equals("marked_share"))
                .singleElement()
                .satisfies(a -> assertThat(a.getMetric().getValue()).isEqualTo(0.5));
    }

    @Test
    void callThatIsCancelledOrLateEndsAndTheNextOneIsAnswered() {
        ScoreCheckpointRequest request =
                request().addTasks(task("prose", TaskKind.TASK_KIND_TEXT, text)).build();
        assertThatThrownBy(() -> ScoringServiceGrpc.newBlockingStub(channel)
                        .withDeadlineAfter(1, TimeUnit.NANOSECONDS)
                        .scoreCheckpoint(request)
                        .forEachRemaining(_ -> {}))
                .satisfies(e -> assertStatus(e, Status.Code.DEADLINE_EXCEEDED, ""));
        try (Context.CancellableContext context = Context.current().withCancellation()) {
            context.run(() -> ScoringServiceGrpc.newBlockingStub(channel).scoreCheckpoint(request));
        }
        assertThat(score(request)).isNotEmpty();
    }

    @Test
    void tooLargeAModelIsRefusedByWhatItsManifestSays() throws IOException {
        Path manifest = checkpoint.resolve("manifest.json");
        String whole = Files.readString(manifest);
        String deeper = whole.replaceFirst("\"layers\"( ?): ?1,", "\"layers\":1000000000,");
        assertThat(deeper).isNotEqualTo(whole);
        Files.writeString(manifest, deeper);
        ScoreCheckpointRequest request =
                request().addTasks(task("prose", TaskKind.TASK_KIND_TEXT, text)).build();
        assertThatThrownBy(() -> score(request)).satisfies(e -> {
            assertStatus(e, Status.Code.FAILED_PRECONDITION, "datadecide.scorer.max-model-bytes");
            ErrorInfo details = Objects.requireNonNull(StatusProto.fromThrowable(e))
                    .getDetails(0)
                    .unpack(ErrorInfo.class);
            assertThat(details.getReason()).isEqualTo("MODEL_TOO_LARGE");
        });
    }

    @Test
    void aSlowReaderHoldsScoringUpAndMissesNothing() throws IOException {
        SlowReader reader = new SlowReader();
        double before = meters.counter(ScorerMeters.INSTANCES).count();
        ScoringServiceGrpc.newStub(narrowChannel()).scoreCheckpoint(manyAnswers(), reader);
        awaitScorerWaitingFor(reader);
        assertThat(meters.counter(ScorerMeters.INSTANCES).count() - before)
                .as("answers on their way")
                .isLessThan(MANY / 2.0);
        reader.takeTheRest();
        assertThat(reader.answers())
                .filteredOn(ScoreCheckpointResponse::hasInstance)
                .extracting(answer -> answer.getInstance().getInstance())
                .containsExactlyElementsOf(LongStream.range(0, MANY).boxed().toList());
    }

    @Test
    void aReaderThatGoesAwayWhileItIsWaitedForLetsTheNextOneIn() throws IOException {
        SlowReader reader = new SlowReader();
        ScoringServiceGrpc.newStub(narrowChannel()).scoreCheckpoint(manyAnswers(), reader);
        awaitScorerWaitingFor(reader);
        reader.goAway();
        assertThat(score(request()
                        .addTasks(task("prose", TaskKind.TASK_KIND_TEXT, text))
                        .build()))
                .isNotEmpty();
    }

    /** An order whose answers do not fit what the network between takes. */
    private ScoreCheckpointRequest manyAnswers() throws IOException {
        String choices = IntStream.range(0, 26)
                .mapToObj(i -> "\"" + (char) ('a' + i) + "\"")
                .collect(Collectors.joining(","));
        Files.writeString(
                questions,
                IntStream.range(0, MANY)
                        .mapToObj(i -> "{\"question\":\"" + i + "?\",\"choices\":[" + choices + "],\"gold\":0}\n")
                        .collect(Collectors.joining()));
        return request()
                .setWithInstances(true)
                .addTasks(task("many", TaskKind.TASK_KIND_QUESTIONS, questions))
                .build();
    }

    /** A channel that holds 64 KiB of what its caller has not asked for yet. */
    private ManagedChannel narrowChannel() {
        channel.shutdownNow();
        channel = NettyChannelBuilder.forAddress(address.getHost(), address.getPort())
                .flowControlWindow(1 << 16)
                .usePlaintext()
                .build();
        return channel;
    }

    private static void awaitScorerWaitingFor(SlowReader reader) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> !reader.answers().isEmpty());
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> Thread.getAllStackTraces().entrySet().stream()
                        .filter(thread -> thread.getKey().getName().equals("scoring-turn"))
                        .filter(thread -> thread.getKey().getState() == Thread.State.TIMED_WAITING)
                        .flatMap(thread -> Arrays.stream(thread.getValue()))
                        .anyMatch(frame -> frame.getClassName().equals(AnswerStream.class.getName())));
    }

    private static void assertStatus(Throwable failure, Status.Code code, String text) {
        assertThat(failure).isInstanceOf(StatusRuntimeException.class).hasMessageContaining(text);
        assertThat(((StatusRuntimeException) failure).getStatus().getCode()).isEqualTo(code);
    }

    private List<ScoreCheckpointResponse> score(ScoreCheckpointRequest request) {
        List<ScoreCheckpointResponse> answers = new ArrayList<>();
        ScoringServiceGrpc.newBlockingStub(channel).scoreCheckpoint(request).forEachRemaining(answers::add);
        return answers;
    }

    private ScoreCheckpointRequest.Builder request() {
        return ScoreCheckpointRequest.newBuilder()
                .setCheckpointDirectory(checkpoint.toString())
                .setTokenizer("bytes");
    }

    private static Task task(String name, TaskKind kind, Path path) {
        return Task.newBuilder()
                .setName(name)
                .setKind(kind)
                .setPath(path.toString())
                .build();
    }
}
