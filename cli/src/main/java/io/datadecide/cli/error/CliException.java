package io.datadecide.cli.error;

import org.jspecify.annotations.Nullable;

/** Ends the command with a line for the user and an exit code. */
public abstract sealed class CliException extends RuntimeException {

    private final int exitCode;

    private CliException(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** Exit code of the process. */
    public int exitCode() {
        return exitCode;
    }

    /** What the user gave cannot be used. */
    public static final class BadInput extends CliException {

        public BadInput(String message) {
            super(ExitCodes.BAD_INPUT, message, null);
        }
    }

    /** It was tried, and failed. */
    public static final class Failed extends CliException {

        public Failed(String message, @Nullable Throwable cause) {
            super(ExitCodes.FAILED, message, cause);
        }
    }

    /** The user stopped it; what was done is kept. */
    public static final class Interrupted extends CliException {

        public Interrupted(String message) {
            super(ExitCodes.INTERRUPTED, message, null);
        }
    }
}
