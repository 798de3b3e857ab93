package io.datadecide.scorer.task;

import io.datadecide.scorer.error.ScorerException.BadTask;
import java.util.Locale;

/** Names the format of a task's files. */
public enum TaskKind {
    /** JSON lines of loglikelihood requests in the OLMES layout. */
    REQUESTS,
    /** Held-out text, scored as bits per byte. */
    TEXT,
    /** Held-out text from which multiple-choice questions are generated. */
    CLOZE,
    /** JSON lines of questions, choices and answers, formatted by a template. */
    QUESTIONS;

    /** Returns the kind with a name, as in experiment files and on the command line. */
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
