package io.datadecide.scorer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.proto.score.v1.ScoreCheckpointRequest;
import io.datadecide.proto.score.v1.ScoringServiceGrpc;
import io.datadecide.proto.score.v1.Task;
import io.datadecide.proto.score.v1.TaskKind;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a collector of traces gets to see of a scorer. */
@QuarkusTest
@TestProfile(CallTraceTest.Traced.class)
@Tag("slow")
class CallTraceTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"; // of the examples of W3C Trace Context
    private static final String CALLER = "00f067aa0ba902b7";
    private static final AttributeKey<String> TASK = AttributeKey.stringKey("datadecide.task");
    private static final AttributeKey<Long> INSTANCES = AttributeKey.longKey("datadecide.instances");

    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("rpc.grpc.status_code");

    @TestHTTPResource
    URI address = URI.create("http://localhost");

    @Inject
    InMemorySpanExporter collector = InMemorySpanExporter.create();

    private Path directory = Path.of("");
    private ManagedChannel channel =
            NettyChannelBuilder.forAddress("localhost", 1).build();

    /** A scorer that traces, into memory. */
    public static final class Traced implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.traces.exporter", "none");
        }
    }

    @ApplicationScoped
    static class Collector {
        @Produces
        @Singleton
        InMemorySpanExporter spans() {
            return InMemorySpanExporter.create();
        }

        @Produces
        @Singleton
        SpanProcessor processor(InMemorySpanExporter spans) {
            return SimpleSpanProcessor.create(spans);
        }
    }

    @BeforeEach
    void connect() throws IOException {
        directory = Files.createTempDirectory("call-trace");
        channel.shutdownNow();
        channel = NettyChannelBuilder.forAddress(address.getHost(), address.getPort())
                .usePlaintext()
                .build();
        collector.reset();
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
    }

    private ScoreCheckpointRequest request() throws IOException {
        Path questions = directory.resolve("questions.jsonl");
        Files.writeString(questions, """
                {"question":"2+2?","choices":["3","4"],"gold":1}
                {"question":"Sky?","choices":["blue","red","green"],"gold":0}
                """);
        Path text = directory.resolve("held-out.txt");
        Files.writeString(text, "All happy families are alike. ".repeat(20));
        return ScoreCheckpointRequest.newBuilder()
                .setCheckpointDirectory(TinyCheckpoint.below(directory).toString())
                .setTokenizer("bytes")
                .addTasks(task("own", TaskKind.TASK_KIND_QUESTIONS, questions))
                .addTasks(task("prose", TaskKind.TASK_KIND_TEXT, text))
                .build();
    }

    private static Task task(String name, TaskKind kind, Path path) {
        return Task.newBuilder()
                .setName(name)
                .setKind(kind)
                .setPath(path.toString())
                .build();
    }

    private void score(ScoreCheckpointRequest request, String traceparent) {
        Metadata headers = new Metadata();
        if (!traceparent.isEmpty()) {
            headers.put(Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER), traceparent);
        }
        ScoringServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .scoreCheckpoint(request)
                .forEachRemaining(answer -> {});
    }

    private SpanData call() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        collector.getFinishedSpanItems().stream().anyMatch(span -> span.getKind() == SpanKind.SERVER));
        return collector.getFinishedSpanItems().stream()
                .filter(span -> span.getKind() == SpanKind.SERVER)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tasksAreBelowTheCallAndTheCallBelowWhoeverCalls() throws IOException {
        score(request(), "00-" + TRACE + "-" + CALLER + "-01");
        SpanData call = call();
        assertThat(call.getTraceId()).isEqualTo(TRACE);
        assertThat(call.getParentSpanId()).isEqualTo(CALLER);
        List<SpanData> below = collector.getFinishedSpanItems().stream()
                .filter(span -> span.getKind() != SpanKind.SERVER)
                .toList();
        assertThat(below).extracting(SpanData::getName).containsExactly("wait for turn", "score task", "score task");
        assertThat(below).allSatisfy(span -> {
            assertThat(span.getTraceId()).isEqualTo(TRACE);
            assertThat(span.getParentSpanId()).isEqualTo(call.getSpanId());
        });
        assertThat(below).extracting(span -> span.getAttributes().get(TASK)).containsExactly(null, "own", "prose");
        assertThat(below.get(1).getAttributes().get(INSTANCES)).isEqualTo(2);
    }

    @Test
    void aCallThatFailsSaysHow() throws IOException {
        ScoreCheckpointRequest nowhere = request().toBuilder()
                .setCheckpointDirectory(directory.resolve("nowhere").toString())
                .build();
        assertThatThrownBy(() -> score(nowhere, "00-" + TRACE + "-" + CALLER + "-01"))
                .isInstanceOf(StatusRuntimeException.class);
        assertThat(call().getAttributes().get(STATUS)).isEqualTo(Status.Code.NOT_FOUND.value());
    }

    @Test
    void callsOfThoseWhoDoNotTraceAreNotTold() throws IOException {
        ScoreCheckpointRequest request = request();
        score(request, "");
        score(request, "00-" + TRACE + "-" + CALLER + "-00");
        score(request, "00-" + TRACE + "-" + CALLER + "-01"); // told after what the others would have told
        call();
        assertThat(collector.getFinishedSpanItems()).hasSize(4);
    }
}
