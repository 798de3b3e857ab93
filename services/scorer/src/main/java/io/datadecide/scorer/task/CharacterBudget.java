package io.datadecide.scorer.task;

import io.datadecide.scorer.error.ScorerException.BadTask;

/** Limits the memory of one task's texts. */
final class CharacterBudget {
    private final String task;
    private final long maximum;
    private long taken;

    CharacterBudget(String task, long maximum) {
        this.task = task;
        this.maximum = maximum;
    }

    void take(int characters) {
        taken += characters;
        if (taken > maximum) {
            throw new BadTask(
                    "limit",
                    "task " + task + " has more than " + maximum
                            + " characters; give it a limit, or raise datadecide.scorer.max-task-characters");
        }
    }
}
