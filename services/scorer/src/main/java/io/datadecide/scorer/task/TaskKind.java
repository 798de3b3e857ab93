package io.datadecide.scorer.task;

import io.datadecide.scorer.error.ScorerException.BadTask;
import java.util.Locale;

/** What a task's file holds. */
public enum TaskKind {
    /** JSON lines of loglikelihood requests in the OLMES layout. */
    REQUESTS,
    /** Held-out text, scored as bits per byte. */
    TEXT,
    /** Held-out text from which multiple-choice questions are generated. */
    CLOZE,
    /** JSON lines of plain questions, choices and answers, put into a template. */
    QUESTIONS;

    /** The kind of that name, as experiment files and the command line write it. */
    public static TaskKind named(String name) {
        for (TaskKind kind : values()) {
            if (kind.label().equals(name)) {
                return kind;
            }
        }
        throw new BadTask("kind", "unknown task kind \"" + name + "\"; use requests, text, cloze or questions");
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
