package io.datadecide.scorer.api;

import io.datadecide.proto.score.v1.Task;
import io.datadecide.scorer.error.ScorerException.BadTask;
import io.datadecide.scorer.task.TaskKind;
import io.datadecide.scorer.task.TaskSpec;

/** Maps tasks from and to messages of the contract. */
final class TaskMapping {

    private TaskMapping() {}

    static TaskSpec spec(Task task) {
        return new TaskSpec(
                task.getName(),
                kind(task),
                task.getPath(),
                task.getLimit(),
                task.getPrimaryMetric(),
                task.getChoices(),
                task.getSeed());
    }

    static Task message(TaskSpec spec) {
        return Task.newBuilder()
                .setName(spec.name())
                .setKind(kind(spec.kind()))
                .setPath(spec.path())
                .setLimit(spec.limit())
                .setPrimaryMetric(spec.primaryMetric())
                .setChoices(spec.kind() == TaskKind.CLOZE ? spec.choices() : 0)
                .setSeed(spec.seed())
                .build();
    }

    private static TaskKind kind(Task task) {
        return switch (task.getKind()) {
            case TASK_KIND_REQUESTS -> TaskKind.REQUESTS;
            case TASK_KIND_TEXT -> TaskKind.TEXT;
            case TASK_KIND_CLOZE -> TaskKind.CLOZE;
            case TASK_KIND_QUESTIONS -> TaskKind.QUESTIONS;
            case TASK_KIND_UNSPECIFIED, UNRECOGNIZED ->
                throw new BadTask(
                        "kind", "task " + task.getName() + " has no kind; use requests, text, cloze or questions");
        };
    }

    private static io.datadecide.proto.score.v1.TaskKind kind(TaskKind kind) {
        return switch (kind) {
            case REQUESTS -> io.datadecide.proto.score.v1.TaskKind.TASK_KIND_REQUESTS;
            case TEXT -> io.datadecide.proto.score.v1.TaskKind.TASK_KIND_TEXT;
            case CLOZE -> io.datadecide.proto.score.v1.TaskKind.TASK_KIND_CLOZE;
            case QUESTIONS -> io.datadecide.proto.score.v1.TaskKind.TASK_KIND_QUESTIONS;
        };
    }
}
