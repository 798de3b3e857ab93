package io.datadecide.coordinator.schedule.state;

/**
 * One attempt at one run.
 *
 * @param run the run
 * @param number counts from 1; a higher number supersedes every lower one
 */
public record AttemptKey(RunKey run, int number) {
    public AttemptKey {
        if (number < 1) {
            throw new IllegalArgumentException("attempts count from 1, got " + number);
        }
    }

    @Override
    public String toString() {
        return run + "#" + number;
    }
}
