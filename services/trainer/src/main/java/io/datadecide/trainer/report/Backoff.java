package io.datadecide.trainer.report;

import java.time.Duration;

/**
 * How to wait for a coordinator that does not answer.
 *
 * @param first wait after the first failure; doubles with each further one
 * @param longest wait between two tries
 * @param giveUpAfter time without an answer after which the worker ends
 */
public record Backoff(Duration first, Duration longest, Duration giveUpAfter) {
    private static final int MAX_DOUBLINGS = 20;

    /** The wait after so many failures in a row, from 1. */
    Duration after(int failures) {
        Duration wait = first.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
