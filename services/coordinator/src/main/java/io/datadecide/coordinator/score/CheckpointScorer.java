package io.datadecide.coordinator.score;

import io.datadecide.coordinator.store.Measurement;
import io.datadecide.plan.experiment.TaskSpec;
import java.util.List;

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
     * @param tokenizer {@code bytes} or the path of a {@code tokenizer.json}
     * @param tasks the tasks
     */
    record Request(String directory, String manifestSha256, String tokenizer, List<TaskSpec> tasks) {
        public Request {
            tasks = List.copyOf(tasks);
        }
    }

    /** Scores one checkpoint; blocks until the last task is told. {@link ScoringException}: some tasks are missing. */
    void score(Request request, Sink sink);
}
