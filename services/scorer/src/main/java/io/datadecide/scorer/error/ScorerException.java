package io.datadecide.scorer.error;

import org.jspecify.annotations.Nullable;

/** Reports a failure of scoring. The message is one line: what failed, the value, the fix. */
public abstract sealed class ScorerException extends RuntimeException {

    private ScorerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** An invalid task. */
    public static final class BadTask extends ScorerException {
        private final String field;

        /**
         * Creates the error of a task.
         *
         * @param field the invalid field of the task, for example {@code path}
         * @param message file and line if known, the problem, the fix
         */
        public BadTask(String field, String message) {
            super(message, null);
            this.field = field;
        }

        public String field() {
            return field;
        }
    }

    /** A checkpoint that does not exist. */
    public static final class MissingCheckpoint extends ScorerException {
        public MissingCheckpoint(String message) {
            super(message, null);
        }
    }

    /** A checkpoint that is invalid: truncated, changed, of another shape, or not finite. */
    public static final class DamagedCheckpoint extends ScorerException {
        public DamagedCheckpoint(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** A checkpoint that exceeds the memory limit. */
    public static final class ModelTooLarge extends ScorerException {
        public ModelTooLarge(String message) {
            super(message, null);
        }
    }

    /** The call was cancelled, its deadline passed, or the scorer is stopping. */
    public static final class Cancelled extends ScorerException {
        public Cancelled(String message) {
            super(message, null);
        }
    }

    /** The queue is full. */
    public static final class Overloaded extends ScorerException {
        public Overloaded(String message) {
            super(message, null);
        }
    }

    /** A read or write failed because of the disk, the network or the object store. */
    public static final class StorageFailure extends ScorerException {
        public StorageFailure(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
