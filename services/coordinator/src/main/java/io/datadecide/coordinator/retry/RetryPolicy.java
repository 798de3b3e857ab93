package io.datadecide.coordinator.retry;

import io.datadecide.calls.Backoff;
import io.datadecide.coordinator.schedule.state.FailureKind;
import java.time.Duration;

/**
 * Whether an attempt that ended early is followed by another one, and when.
 *
 * @param firstDelay wait after the first failure
 * @param factor each further wait is so many times the one before
 * @param greatestDelay no wait is longer
 */
public record RetryPolicy(Duration firstDelay, double factor, Duration greatestDelay) {
    public RetryPolicy {
        if (firstDelay.isNegative() || factor < 1 || greatestDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException(
                    "a retry policy needs 0 <= firstDelay <= greatestDelay and factor >= 1, got " + firstDelay + ", "
                            + greatestDelay + ", " + factor);
        }
    }

    /** What follows a failure. */
    public sealed interface Verdict {
        /**
         * Another attempt.
         *
         * @param failures tries burnt so far, this one included if it counts
         * @param delay how long to wait first
         */
        record TryAgain(int failures, Duration delay) implements Verdict {}

        /**
         * No more attempts.
         *
         * @param failures tries burnt
         * @param why what to add to the reason; empty when the failure speaks for itself
         */
        record GiveUp(int failures, String why) implements Verdict {}
    }

    /**
     * Judges a failure.
     *
     * @param kind which kind it was
     * @param failuresBefore tries burnt before it
     * @param progressed whether the attempt left a new checkpoint: a run that moves on has all its tries again
     * @param triesLimit failed tries in a row after which it is over
     */
    public Verdict decide(FailureKind kind, int failuresBefore, boolean progressed, int triesLimit) {
        int before = progressed ? 0 : failuresBefore;
        return switch (kind) {
            case PREEMPTED -> new Verdict.TryAgain(before, Duration.ZERO);
            case BAD_INPUT, DIVERGED -> new Verdict.GiveUp(before + 1, "");
            case TRANSIENT ->
                before + 1 >= triesLimit
                        ? new Verdict.GiveUp(before + 1, "gave up after " + (before + 1) + " tries")
                        : new Verdict.TryAgain(before + 1, delay(before));
        };
    }

    /** Wait after a failure that {@code failuresBefore} others precede. */
    Duration delay(int failuresBefore) {
        return new Backoff(firstDelay, greatestDelay, factor).nominal(failuresBefore + 1);
    }
}
