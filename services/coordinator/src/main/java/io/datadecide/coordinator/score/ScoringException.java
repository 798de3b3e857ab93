package io.datadecide.coordinator.score;

/** A checkpoint was not scored; one line that says why. */
public abstract sealed class ScoringException extends RuntimeException {
    private ScoringException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The scorer is not there, or went away: trying again may help. */
    public static final class Unavailable extends ScoringException {
        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The checkpoint or a task cannot be used: trying again cannot help. */
    public static final class Unusable extends ScoringException {
        public Unusable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
