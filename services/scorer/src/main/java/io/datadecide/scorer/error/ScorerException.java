package io.datadecide.scorer.error;

import org.jspecify.annotations.Nullable;

/** What can go wrong between a task file and its answers. The message is one line: what failed, the value, the fix. */
public abstract sealed class ScorerException extends RuntimeException {

    private ScorerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** A task that cannot be scored as it was asked for. */
    public static final class BadTask extends ScorerException {
        private final String field;

        /**
         * Says what is wrong with a task.
         *
         * @param field the field of the task that has to change, for example {@code path}
         * @param message file and line where there is one, the problem, the fix
         */
        public BadTask(String field, String message) {
            super(message, null);
            this.field = field;
        }

        public String field() {
            return field;
        }
    }

    /** A checkpoint that does not exist at its location. */
    public static final class MissingCheckpoint extends ScorerException {
        public MissingCheckpoint(String message) {
            super(message, null);
        }
    }

    /** A checkpoint that is there and cannot be trusted: cut, changed, of another shape, not finite. */
    public static final class DamagedCheckpoint extends ScorerException {
        public DamagedCheckpoint(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** A checkpoint that takes more memory than scoring may have. */
    public static final class ModelTooLarge extends ScorerException {
        public ModelTooLarge(String message) {
            super(message, null);
        }
    }

    /** The caller went away, its deadline passed, or the scorer is stopping. */
    public static final class Cancelled extends ScorerException {
        public Cancelled(String message) {
            super(message, null);
        }
    }

    /** More orders wait than the scorer may hold. */
    public static final class Overloaded extends ScorerException {
        public Overloaded(String message) {
            super(message, null);
        }
    }

    /** Reading or writing failed because of the machine. */
    public static final class StorageFailure extends ScorerException {
        public StorageFailure(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
