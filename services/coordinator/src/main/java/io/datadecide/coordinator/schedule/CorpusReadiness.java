package io.datadecide.coordinator.schedule;

import io.datadecide.coordinator.store.Run;

/** Whether the corpus of a run lets it start. */
public sealed interface CorpusReadiness {
    /** The corpus is prepared, or none is needed. */
    record Open() implements CorpusReadiness {}

    /** The corpus is not prepared yet. */
    record Closed() implements CorpusReadiness {}

    /**
     * The corpus will not be prepared.
     *
     * @param reason one line for the run
     */
    record Broken(String reason) implements CorpusReadiness {}

    /** Judges by the preparation that the run waits for. */
    static CorpusReadiness of(Run preparation) {
        return switch (preparation.state()) {
            case SUCCEEDED -> new Open();
            case FAILED -> new Broken("corpus " + preparation.plan().corpus() + " failed: " + preparation.reason());
            case PENDING, STARTING, RUNNING, SCORING, CANCELLED -> new Closed();
        };
    }
}
