package io.datadecide.coordinator.score;

import io.datadecide.coordinator.store.Measurement;
import io.datadecide.plan.experiment.TaskSpec;
import java.util.List;
import java.util.OptionalInt;

/** Has checkpoints scored. */
public interface CheckpointScorer {
    /** Gets each task's measurements as soon as they are complete. */
    @FunctionalInterface
    interface Sink {
        void scored(String task, List<Measurement> measurements);
    }

    /**
     * What is to be scored.
     *
     * @param directory directory of the checkpoint, as the scorer sees it
     * @param manifestSha256 SHA-256 of its manifest
     * @param tokenizer {@code bytes}, or the path or address of a {@code tokenizer.json}
     * @param tasks the tasks
     * @param experiment name of the experiment; experiments take turns
     * @param corpora paths of what its corpora are made of
     * @param contaminationWords words of the n-grams by which the tasks are looked for there; empty: they are not
     * @param traceparent W3C trace context that the scorer continues; empty where nobody traces
     */
    record Request(
            String directory,
            String manifestSha256,
            String tokenizer,
            List<TaskSpec> tasks,
            String experiment,
            List<String> corpora,
            OptionalInt contaminationWords,
            String traceparent) {
        public Request {
            tasks = List.copyOf(tasks);
            corpora = List.copyOf(corpora);
        }
    }

    /** Scores one checkpoint; blocks until the last task is told. {@link ScoringException}: some tasks are missing. */
    void score(Request request, Sink sink);
}
