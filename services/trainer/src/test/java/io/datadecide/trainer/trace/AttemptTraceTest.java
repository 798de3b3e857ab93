package io.datadecide.trainer.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.trainer.train.CurvePoint;
import io.datadecide.trainer.train.SavedCheckpoint;
import io.datadecide.trainer.train.TrainingListener;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AttemptTraceTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"; // of the examples of W3C Trace Context
    private static final String ATTEMPT = "00f067aa0ba902b7";
    private static final String TRACEPARENT = "00-" + TRACE + "-" + ATTEMPT + "-01";

    private final InMemorySpanExporter collector = InMemorySpanExporter.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(collector))
                    .build())
            .build();
    private final List<String> told = new ArrayList<>();

    /** Remembers what it is told, in order. */
    private final class Remembering implements TrainingListener {
        @Override
        public void onResumed(long step) {
            told.add("started " + step);
        }

        @Override
        public void onCheckpointSkipped(String checkpoint, String reason) {
            told.add("passed over " + checkpoint + " " + reason);
        }

        @Override
        public void onProgress(CurvePoint point) {
            told.add("progressed " + point.step());
        }

        @Override
        public void onDecayProgress(long endStep, CurvePoint point) {
            told.add("decaying " + endStep + " " + point.step());
        }

        @Override
        public void onMicroBatchReduced(long step, int from, int to) {
            told.add("shrunk " + step + " " + from + " " + to);
        }

        @Override
        public void onCheckpointSaved(SavedCheckpoint checkpoint) {
            told.add("saved " + checkpoint.step());
        }
    }

    private AttemptTrace trace(String traceparent) {
        return new OpenTelemetryAttemptTrace(sdk, traceparent, () -> {});
    }

    private static SavedCheckpoint checkpoint(long step) {
        return new SavedCheckpoint(step, step * 128, "somewhere", "00", true);
    }

    private static CurvePoint point(long step) {
        return new CurvePoint(step, step * 128, 2.5, 1, 0.01, 1000, 1 << 20);
    }

    @Test
    void aTrainingIsAChainOfSpansBelowItsAttempt() {
        Instant began = Instant.now().minusSeconds(3);
        TrainingListener listener = trace(TRACEPARENT).over(new Remembering(), began);
        listener.onCheckpointSaved(checkpoint(20)); // was there already
        listener.onResumed(20);
        listener.onProgress(point(30));
        listener.onCheckpointSaved(checkpoint(40));
        listener.onCheckpointSaved(checkpoint(50));
        List<SpanData> spans = collector.getFinishedSpanItems();
        assertThat(spans)
                .extracting(SpanData::getName)
                .containsExactly("start training", "train to checkpoint", "train to checkpoint");
        assertThat(spans).allSatisfy(span -> {
            assertThat(span.getTraceId()).isEqualTo(TRACE);
            assertThat(span.getParentSpanId()).isEqualTo(ATTEMPT);
        });
        assertThat(spans.getFirst().getStartEpochNanos())
                .isEqualTo(TimeUnit.SECONDS.toNanos(began.getEpochSecond()) + began.getNano());
        assertThat(spans.get(2).getStartEpochNanos())
                .isGreaterThanOrEqualTo(spans.get(1).getEndEpochNanos());
        assertThat(spans.get(1).getAttributes().asMap().values()).containsExactlyInAnyOrder(40L, 20L, 40L * 128);
        assertThat(told).containsExactly("saved 20", "started 20", "progressed 30", "saved 40", "saved 50");
    }

    @Test
    void whoeverIsToldOfEverythingWithoutATraceIsToldOfItWithOne() {
        TrainingListener listener = trace(TRACEPARENT).over(new Remembering(), Instant.now());
        listener.onCheckpointSkipped("step-1", "cut off");
        listener.onDecayProgress(100, point(90));
        listener.onMicroBatchReduced(3, 8, 4);
        assertThat(told).containsExactly("passed over step-1 cut off", "decaying 100 90", "shrunk 3 8 4");
        TrainingListener own = new Remembering();
        assertThat(AttemptTrace.NONE.over(own, Instant.now())).isSameAs(own);
    }

    @Test
    void anExperimentThatIsNotSampledIsNotTold() {
        trace("00-" + TRACE + "-" + ATTEMPT + "-00").prepared(Instant.now(), 5);
        assertThat(collector.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void nobodyTracesUnlessBothAreNamed() {
        assertThat(AttemptTrace.of(Map.of())).isSameAs(AttemptTrace.NONE);
        assertThat(AttemptTrace.of(Map.of("TRACEPARENT", TRACEPARENT))).isSameAs(AttemptTrace.NONE);
        assertThat(AttemptTrace.of(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4317", "TRACEPARENT", "")))
                .isSameAs(AttemptTrace.NONE);
    }

    @Test
    void aCollectorGetsWhatThereIsBeforeTheProcessEnds() throws Exception {
        try (CollectorDouble away = new CollectorDouble()) {
            try (AttemptTrace trace = AttemptTrace.of(
                    Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", away.endpoint(), "TRACEPARENT", TRACEPARENT))) {
                trace.prepared(Instant.now(), 5);
            }
            assertThat(away.spans).singleElement().satisfies(span -> {
                assertThat(span.name()).isEqualTo("prepare corpus");
                assertThat(span.traceId()).isEqualTo(TRACE);
                assertThat(span.parentSpanId()).isEqualTo(ATTEMPT);
            });
        }
    }
}
