package io.datadecide.trainer.trace;

import io.datadecide.trainer.train.TrainingListener;
import java.time.Instant;
import java.util.Map;

/** Traces what an attempt does, below the span of the attempt that the coordinator makes. */
public interface AttemptTrace extends AutoCloseable {
    /** Tracing is disabled. */
    AttemptTrace NONE = new AttemptTrace() {
        @Override
        public TrainingListener over(TrainingListener delegate, Instant began) {
            return delegate;
        }

        @Override
        public void prepared(Instant began, long tokens) {
            // tracing is disabled
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    /** What the environment asks for: traces where it names a collector and the attempt's own trace context. */
    static AttemptTrace of(Map<String, String> environment) {
        String attempt = environment.getOrDefault("TRACEPARENT", "");
        String collector = environment.getOrDefault("OTEL_EXPORTER_OTLP_ENDPOINT", "");
        return attempt.isBlank() || collector.isBlank() ? NONE : OpenTelemetryAttemptTrace.open(attempt, collector);
    }

    /**
     * What training is to tell instead.
     *
     * @param delegate receives all calls
     * @param began when the work was taken
     */
    TrainingListener over(TrainingListener delegate, Instant began);

    /** A corpus was prepared, and is where it belongs. */
    void prepared(Instant began, long tokens);

    /** Sends what was not sent yet; waits for it a few seconds. */
    @Override
    void close();
}
