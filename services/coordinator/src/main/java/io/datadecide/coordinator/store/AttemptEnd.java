package io.datadecide.coordinator.store;

/**
 * How an attempt ended and what it used.
 *
 * @param outcome what became of it
 * @param reason one line; empty when it succeeded
 * @param usage what it used, as far as the worker said
 */
public record AttemptEnd(Outcome outcome, String reason, Usage usage) {

    /** What became of an attempt. */
    public enum Outcome {
        /** Its work is done. */
        SUCCEEDED,
        /** It failed; the try counts. */
        FAILED,
        /** It was taken away; the try does not count. */
        PREEMPTED,
        /** Somebody stopped it. */
        CANCELLED
    }

    /**
     * What an attempt used.
     *
     * @param wallSeconds from lease to completion
     * @param tokens tokens trained on
     * @param flops floating-point operations by the 6·params·tokens rule
     */
    public record Usage(double wallSeconds, long tokens, double flops) {
        /** Nothing was said. */
        public static final Usage UNKNOWN = new Usage(0, 0, 0);
    }

    /** An end of which the worker told no usage. */
    public static AttemptEnd of(Outcome outcome, String reason) {
        return new AttemptEnd(outcome, reason, Usage.UNKNOWN);
    }
}
