package io.datadecide.scorer.answer;

import io.datadecide.scorer.contamination.ContaminationCheck;
import io.datadecide.scorer.error.ScorerException.BadTask;
import io.datadecide.scorer.task.TaskSpec;
import java.nio.file.Path;
import java.util.List;

/**
 * Names a checkpoint and the tasks to score it on.
 *
 * @param checkpoint directory of the checkpoint
 * @param manifestSha256 expected SHA-256 of its manifest; empty accepts any
 * @param tokenizer {@code bytes} or the path of a {@code tokenizer.json}
 * @param tasks tasks in the order in which they are scored, at least one
 * @param contamination corpora to search for the tasks' instances
 */
public record ScoringOrder(
        Path checkpoint,
        String manifestSha256,
        String tokenizer,
        List<TaskSpec> tasks,
        ContaminationCheck contamination) {

    /** Returns this order with the directory of a copy of the checkpoint. */
    public ScoringOrder at(Path copy) {
        return new ScoringOrder(copy, manifestSha256, tokenizer, tasks, contamination);
    }

    public ScoringOrder {
        tasks = List.copyOf(tasks);
        if (tasks.isEmpty()) {
            throw new BadTask("tasks", "no task given; name at least one");
        }
        if (tasks.stream().map(TaskSpec::name).distinct().count() < tasks.size()) {
            throw new BadTask("tasks", "two tasks have the same name; give each task a unique name");
        }
    }
}
