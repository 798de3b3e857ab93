package io.datadecide.trainer;

import org.jspecify.annotations.Nullable;

/** Why an attempt ends early. The message is one line: what failed, the value, the fix. */
public abstract sealed class TrainerException extends RuntimeException {
    private TrainerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** A run that cannot be trained as it is described: trying again cannot help. */
    public static final class BadRun extends TrainerException {
        /** Says what does not fit, and what would. */
        public BadRun(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Loss or gradient left all bounds. */
    public static final class Diverged extends TrainerException {
        private final long step;

        /** Says at which step, and how. */
        public Diverged(long step, String what) {
            super(
                    "step " + step + ": " + what
                            + "; lower the peak learning rate, lengthen the warm-up, or look at the corpus",
                    null);
            this.step = step;
        }

        /** The step that diverged, from 1. */
        public long step() {
            return step;
        }
    }

    /** The platform takes the process away before its work is done. */
    public static final class Preempted extends TrainerException {
        /** Says what was saved. */
        public Preempted(String message) {
            super(message, null);
        }
    }

    /** The coordinator does not want this attempt any more. */
    public static final class Dismissed extends TrainerException {
        /** Says what the coordinator answered. */
        public Dismissed(String message) {
            super(message, null);
        }
    }

    /** The coordinator could not be reached for too long. */
    public static final class Unreachable extends TrainerException {
        /** Says which coordinator, and for how long it was tried. */
        public Unreachable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The run directory cannot be read or written. */
    public static final class Storage extends TrainerException {
        /** Says which file and what the system answered. */
        public Storage(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
