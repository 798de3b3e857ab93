package io.datadecide.calls;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Computes the delay before a retry: exponential, capped, with jitter, so that clients that failed together do not return
 * together. Half of the delay is fixed and half is random ("equal jitter", Brooker, Exponential Backoff and Jitter, 2015).
 *
 * @param initial delay after the first failure
 * @param max maximum delay
 * @param factor growth with each further failure in a row
 */
public record Backoff(Duration initial, Duration max, double factor) {
    /**
     * A backoff that doubles.
     *
     * @throws IllegalArgumentException when not 0 ≤ initial ≤ max
     */
    public Backoff(Duration initial, Duration max) {
        this(initial, max, 2);
    }

    public Backoff {
        if (initial.isNegative() || max.compareTo(initial) < 0 || !(factor >= 1)) {
            throw new IllegalArgumentException(
                    "a backoff needs 0 <= initial <= max and factor >= 1, got " + initial + ", " + max + ", " + factor);
        }
    }

    /**
     * Returns the delay without jitter.
     *
     * @param failures failures in a row, from 1
     */
    public Duration nominal(int failures) {
        double millis = initial.toMillis() * Math.pow(factor, Math.max(0, failures - 1));
        return millis >= max.toMillis() ? max : Duration.ofMillis(Math.round(millis));
    }

    /**
     * Returns a random delay between half the nominal delay and all of it.
     *
     * @param failures failures in a row, from 1
     */
    public Duration delay(int failures) {
        long nominal = nominal(failures).toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(nominal / 2, nominal + 1));
    }

    /** Sleeps for the delay after so many failures in a row, from 1. */
    public void sleep(int failures) throws InterruptedException {
        Thread.sleep(delay(failures));
    }
}
