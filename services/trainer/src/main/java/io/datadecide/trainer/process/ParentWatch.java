package io.datadecide.trainer.process;

import java.util.Optional;

/**
 * Ends this process when the one that started it is gone. At once, without saving: the parent starts again and goes on from
 * the last checkpoint, and must not find two workers on one run.
 */
public final class ParentWatch {
    private static final int EXIT_CODE = 1;

    private ParentWatch() {}

    /** Starts to watch a process. */
    public static void start(long parent) {
        Optional<ProcessHandle> handle = ProcessHandle.of(parent);
        if (handle.isEmpty()) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
        handle.get().onExit().thenRun(() -> Runtime.getRuntime().halt(EXIT_CODE));
    }
}
