package io.datadecide.cli.error;

/** Exit codes of every command; scripts depend on them. */
public final class ExitCodes {

    /** Done. */
    public static final int DONE = 0;
    /** Tried, and failed. */
    public static final int FAILED = 1;
    /** Bad usage or bad input. */
    public static final int BAD_INPUT = 2;
    /** Interrupted; state is kept. */
    public static final int INTERRUPTED = 130;

    private ExitCodes() {}
}
