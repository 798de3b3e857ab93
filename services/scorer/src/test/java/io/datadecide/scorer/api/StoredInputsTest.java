package io.datadecide.scorer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.proto.score.v1.ContaminationCheck;
import io.datadecide.proto.score.v1.ScoreCheckpointRequest;
import io.datadecide.proto.score.v1.ScoreCheckpointResponse;
import io.datadecide.proto.score.v1.ScoringServiceGrpc;
import io.datadecide.proto.score.v1.Task;
import io.datadecide.proto.score.v1.TaskKind;
import io.datadecide.storage.ObjectStore;
import io.datadecide.storage.S3Server;
import io.datadecide.storage.StorageAddress;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks, and the corpora that they are looked for in, in an object store: the answers are those of the same files on disk. */
@QuarkusTest
@Tag("slow")
class StoredInputsTest {
    private static final String STORE = "s3://data/inputs";

    @TempDir
    static Path directory;

    private static S3Server server;
    private static Path checkpoint = Path.of("");

    @TestHTTPResource
    URI address = URI.create("http://localhost");

    @BeforeAll
    static void write() throws Exception {
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
        server = new S3Server(directory.resolve("server"));
        System.setProperty("aws.endpointUrlS3", server.endpoint().toString());
        checkpoint = TinyCheckpoint.below(directory);
        Path inputs = directory.resolve("inputs");
        gzip(inputs.resolve("quiz/sums.jsonl.gz"), """
                {"question":"2+2?","choices":["3","4"],"gold":1}
                {"question":"Which metal is liquid?","choices":["iron","mercury"],"gold":1}
                """);
        Files.writeString(inputs.resolve("quiz/template.json"), "{\"question\": \"Say: {question}\"}");
        Path requests = Files.createDirectories(inputs.resolve("olmes/arc/test"));
        Files.writeString(requests.resolve("requests.jsonl"), """
                {"request_type":"loglikelihood","request":{"context":"Q:","continuation":" a"},"idx":0,"doc_id":0,"label":1}
                {"request_type":"loglikelihood","request":{"context":"Q:","continuation":" b"},"idx":1,"doc_id":0,"label":1}
                """);
        Files.writeString(requests.resolve("config.json"), "{\"num_docs\": 1}");
        Files.writeString(inputs.resolve("held-out.txt"), "All happy families are alike. ".repeat(200));
        Files.writeString(inputs.resolve("web.jsonl"), "{\"text\": \"Say: which metal is liquid? mercury.\"}\n");
        try (ObjectStore store = ObjectStore.at(server.endpoint());
                Stream<Path> files = Files.walk(inputs)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                store.put(file, StorageAddress.of(STORE + "/" + inputs.relativize(file)));
            }
        }
    }

    @AfterAll
    static void stop() {
        System.clearProperty("aws.endpointUrlS3");
        server.close();
    }

    private static void gzip(Path file, String lines) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void answersAreThoseOfTheSameFilesOnDisk() throws Exception {
        List<ScoreCheckpointResponse> answers = score(everything(STORE));
        assertThat(answers)
                .isEqualTo(score(everything(directory.resolve("inputs").toString())));
        assertThat(answers)
                .filteredOn(ScoreCheckpointResponse::hasMetric)
                .filteredOn(answer -> answer.getMetric().getTask().equals("quiz"))
                .filteredOn(answer -> answer.getMetric().getMetric().equals("marked_share"))
                .singleElement()
                .satisfies(answer -> assertThat(answer.getMetric().getValue()).isEqualTo(0.5));
    }

    private static ScoreCheckpointRequest everything(String place) {
        return request(
                        task("quiz", TaskKind.TASK_KIND_QUESTIONS, place + "/quiz/"),
                        task("arc", TaskKind.TASK_KIND_REQUESTS, place + "/olmes/*"),
                        task("prose", TaskKind.TASK_KIND_TEXT, place + "/held-out.txt"),
                        task("gaps", TaskKind.TASK_KIND_CLOZE, place + "/*.txt"))
                .setWithInstances(true)
                .setContamination(ContaminationCheck.newBuilder()
                        .addCorpora(place + "/web.jsonl")
                        .setNgramWords(5))
                .build();
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertRefused(
                request(task("quiz", TaskKind.TASK_KIND_QUESTIONS, "s3://data/nothing")),
                "task quiz: no .jsonl, .jsonl.gz or .jsonl.zst file at s3://data/nothing; check the path");
        assertRefused(
                request(task("quiz", TaskKind.TASK_KIND_QUESTIONS, "s3://moon/quiz.jsonl")),
                "task quiz: cannot list s3://moon/quiz.jsonl: there is no bucket moon; correct the address");
        assertRefused(
                request(task("quiz", TaskKind.TASK_KIND_QUESTIONS, STORE + "/quiz"))
                        .setContamination(ContaminationCheck.newBuilder().addCorpora("s3://data/nothing.jsonl")),
                "path s3://data/nothing.jsonl does not exist: correct it, or put the corpus there");
        assertRefused(
                request(task("quiz", TaskKind.TASK_KIND_QUESTIONS, STORE + "/quiz"))
                        .setTokenizer("s3://data/tokenizer.json"),
                "tokenizer s3://data/tokenizer.json cannot be read");
    }

    private void assertRefused(ScoreCheckpointRequest.Builder request, String message) {
        assertThatThrownBy(() -> score(request.build()))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refused -> assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT))
                .hasMessageContaining(message);
    }

    private static ScoreCheckpointRequest.Builder request(Task... tasks) {
        return ScoreCheckpointRequest.newBuilder()
                .setCheckpointDirectory(checkpoint.toString())
                .setTokenizer("bytes")
                .addAllTasks(List.of(tasks));
    }

    private static Task task(String name, TaskKind kind, String path) {
        return Task.newBuilder().setName(name).setKind(kind).setPath(path).build();
    }

    private List<ScoreCheckpointResponse> score(ScoreCheckpointRequest request) {
        ManagedChannel channel = NettyChannelBuilder.forAddress(address.getHost(), address.getPort())
                .usePlaintext()
                .build();
        try {
            List<ScoreCheckpointResponse> answers = new ArrayList<>();
            ScoringServiceGrpc.newBlockingStub(channel).scoreCheckpoint(request).forEachRemaining(answers::add);
            return answers;
        } finally {
            channel.shutdownNow();
        }
    }
}
