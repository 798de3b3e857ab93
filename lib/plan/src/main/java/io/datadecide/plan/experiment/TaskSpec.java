package io.datadecide.plan.experiment;

/**
 * A benchmark of an experiment.
 *
 * @param name name in the evidence, for example {@code arc_easy}
 * @param kind what its file holds
 * @param path absolute path of a file or directory, or its address
 * @param limit maximum number of instances to score, the first ones in file order; 0: all
 * @param primaryMetric metric that the field quotes for it; empty: the task's own
 * @param choices choices of a generated cloze question; 0: the scorer's default
 * @param seed picks passages and distractors of a generated cloze task
 */
public record TaskSpec(String name, Kind kind, String path, int limit, String primaryMetric, int choices, long seed) {

    /** What a task's file holds. */
    public enum Kind {
        /** JSON lines of loglikelihood requests in the OLMES layout. */
        REQUESTS,
        /** Held-out text, scored as bits per byte. */
        TEXT,
        /** Held-out text from which multiple-choice cloze questions are generated. */
        CLOZE,
        /** JSON lines of plain questions with their choices and the right one, put into a template. */
        QUESTIONS
    }
}
