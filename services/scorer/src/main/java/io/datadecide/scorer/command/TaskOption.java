package io.datadecide.scorer.command;

import io.datadecide.scorer.error.ScorerException.BadTask;
import io.datadecide.scorer.task.TaskKind;
import io.datadecide.scorer.task.TaskSpec;
import java.util.List;

/** Parses {@code name:kind:path[:limit]}. */
final class TaskOption {
    private TaskOption() {}

    /** Reads all of them. {@link BadTask}: one does not have this form. */
    static List<TaskSpec> all(List<String> texts) {
        return texts.stream().map(TaskOption::of).toList();
    }

    static TaskSpec of(String text) {
        String[] head = text.split(":", 3);
        if (head.length < 3) {
            throw new BadTask("tasks", "task \"" + text + "\" is not name:kind:path[:limit]");
        }
        String path = head[2];
        int limit = 0;
        int colon = path.lastIndexOf(':');
        // Only digits after the last colon are a limit; anything else belongs to the path.
        if (colon > 0 && path.substring(colon + 1).matches("\\d{1,9}")) {
            limit = Integer.parseInt(path.substring(colon + 1));
            path = path.substring(0, colon);
        }
        return TaskSpec.of(head[0], TaskKind.named(head[1]), path).withLimit(limit);
    }
}
