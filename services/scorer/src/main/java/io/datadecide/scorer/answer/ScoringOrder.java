package io.datadecide.scorer.answer;

import io.datadecide.scorer.contamination.ContaminationCheck;
import io.datadecide.scorer.error.ScorerException.BadTask;
import io.datadecide.scorer.task.TaskSpec;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be scored.
 *
 * @param checkpoint directory of the checkpoint
 * @param manifestSha256 SHA-256 of its manifest; empty to take whatever is there
 * @param tokenizer {@code bytes} or the path of a {@code tokenizer.json}
 * @param tasks in the order in which they are answered, at least one
 * @param contamination what to look for the tasks' instances in
 */
public record ScoringOrder(
        Path checkpoint,
        String manifestSha256,
        String tokenizer,
        List<TaskSpec> tasks,
        ContaminationCheck contamination) {

    /** The same order for a copy of the checkpoint. */
    public ScoringOrder at(Path copy) {
        return new ScoringOrder(copy, manifestSha256, tokenizer, tasks, contamination);
    }

    public ScoringOrder {
        tasks = List.copyOf(tasks);
        if (tasks.isEmpty()) {
            throw new BadTask("tasks", "no task is named; name at least one");
        }
        if (tasks.stream().map(TaskSpec::name).distinct().count() < tasks.size()) {
            throw new BadTask("tasks", "two tasks have the same name; give each a unique name");
        }
    }
}
