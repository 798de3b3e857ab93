package io.datadecide.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.coordinator.schedule.state.ExperimentState;
import io.datadecide.coordinator.schedule.state.RunState;
import io.datadecide.coordinator.score.CheckpointScorer;
import io.datadecide.coordinator.store.Measurement;
import io.datadecide.coordinator.trace.SpanIds;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector of traces gets to see of an experiment. */
@Tag("slow")
class ExperimentTraceTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path out;

    private final InMemorySpanExporter collector = InMemorySpanExporter.create();
    private final Set<String> heardByScorer = ConcurrentHashMap.newKeySet();
    private final CheckpointScorer scorer = (request, sink) -> {
        heardByScorer.add(request.traceparent());
        request.tasks().forEach(task -> sink.scored(task.name(), List.of(bits())));
    };

    private static Measurement bits() {
        return new Measurement("bits_per_byte", 2.5, 0.1, 7, true);
    }

    private CoordinatorHarness harness() throws IOException {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setIdGenerator(new SpanIds())
                .addSpanProcessor(SimpleSpanProcessor.create(collector))
                .build();
        return new CoordinatorHarness(
                out,
                scorer,
                PATIENCE,
                OpenTelemetrySdk.builder().setTracerProvider(provider).build());
    }

    @Test
    void oneTraceLeadsFromTheSubmissionOverACrashOfTheCoordinatorToTheDecision() throws IOException {
        try (CoordinatorHarness first = harness()) {
            first.behaviour("b-nano1", "hang after the lease");
            first.create(CoordinatorHarness.YAML);
            first.start();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> Files.exists(out.resolve("child"))
                            && first.run("a-nano1").state() == RunState.SUCCEEDED);
            first.crash();
        }
        try (CoordinatorHarness second = harness()) {
            second.start();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> second.commands.require("small").state() == ExperimentState.SUCCEEDED);
        }
        List<SpanData> spans = collector.getFinishedSpanItems();
        assertThat(spans)
                .extracting(SpanData::getTraceId)
                .containsOnly(spans.getFirst().getTraceId());
        assertThat(spans).extracting(SpanData::getSpanId).doesNotHaveDuplicates();
        assertThat(counts(spans))
                .isEqualTo(Map.of(
                        "submit experiment", 1L, // two preparations, two runs, of which one was tried twice
                        "run attempt < submit experiment", 5L,
                        "lease run < run attempt", 5L,
                        "checkpoint < run attempt", 4L,
                        "score checkpoint < checkpoint", 4L,
                        "decide experiment < submit experiment", 1L));
        assertThat(heardByScorer).containsExactlyInAnyOrderElementsOf(traceparents(spans, "score checkpoint"));
        assertThat(Files.readAllLines(out.resolve("traceparents")))
                .containsExactlyInAnyOrderElementsOf(traceparents(spans, "run attempt"));
    }

    /** How many spans have this name below a span of that name. */
    private static Map<String, Long> counts(List<SpanData> spans) {
        Map<String, String> names = spans.stream().collect(Collectors.toMap(SpanData::getSpanId, SpanData::getName));
        return spans.stream()
                .map(span -> span.getParentSpanContext().isValid()
                        ? span.getName() + " < " + names.get(span.getParentSpanId())
                        : span.getName())
                .collect(Collectors.groupingBy(line -> line, Collectors.counting()));
    }

    private static List<String> traceparents(List<SpanData> spans, String name) {
        return spans.stream()
                .filter(span -> span.getName().equals(name))
                .map(span -> "00-" + span.getTraceId() + "-" + span.getSpanId() + "-01")
                .toList();
    }

    @Test
    void attemptsLastFromTheirLaunchToTheirEndAndSayHowTheyEnded() throws IOException {
        try (CoordinatorHarness harness = harness()) {
            harness.behaviour("prepare-a", "bad input");
            harness.create(CoordinatorHarness.YAML);
            harness.start();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> harness.commands.require("small").state() == ExperimentState.FAILED);
        }
        SpanData failed = collector.getFinishedSpanItems().stream()
                .filter(span -> span.getStatus().getDescription().contains("field text is missing"))
                .findFirst()
                .orElseThrow();
        assertThat(failed.getName()).isEqualTo("run attempt");
        assertThat(failed.getEndEpochNanos()).isGreaterThan(failed.getStartEpochNanos());
        assertThat(failed.getAttributes().asMap().values()).contains("small", "prepare", "a", 1L, "failed");
    }
}
