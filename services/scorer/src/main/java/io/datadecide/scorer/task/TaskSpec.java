package io.datadecide.scorer.task;

import io.datadecide.scorer.error.ScorerException.BadTask;

/**
 * Specifies a task to score.
 *
 * @param name its name in the evidence
 * @param kind format of its files
 * @param path file, directory or glob
 * @param limit maximum number of instances, the first in file order; 0 for all
 * @param primaryMetric the metric usually reported for it; empty for the task's default
 * @param choices number of choices of each generated cloze question; 0 for four
 * @param seed selects the passages and distractors of a generated cloze task
 */
public record TaskSpec(
        String name, TaskKind kind, String path, int limit, String primaryMetric, int choices, long seed) {

    /** Default number of choices of a cloze question. */
    public static final int DEFAULT_CHOICES = 4;

    public TaskSpec {
        if (name.isBlank()) {
            throw new BadTask("name", "a task has no name; give each task one");
        }
        if (path.isBlank()) {
            throw new BadTask("path", "task " + name + " has no path; name its file");
        }
        if (limit < 0) {
            throw new BadTask("limit", "task " + name + " has limit " + limit + "; use 0 for all instances");
        }
        if (choices < 0 || choices == 1 || choices > 26) {
            throw new BadTask("choices", "task " + name + " has " + choices + " choices; use 2 to 26");
        }
        choices = choices == 0 ? DEFAULT_CHOICES : choices;
    }

    /** Returns a task with defaults for everything but its files. */
    public static TaskSpec of(String name, TaskKind kind, String path) {
        return new TaskSpec(name, kind, path, 0, "", 0, 0);
    }

    public TaskSpec withLimit(int instances) {
        return new TaskSpec(name, kind, path, instances, primaryMetric, choices, seed);
    }

    public boolean unlimited() {
        return limit == 0;
    }
}
