package io.datadecide.coordinator.local;

import io.datadecide.coordinator.launch.local.JvmProgram;
import java.util.Optional;

/** Ends this process when the one that started it is gone. */
public final class ParentWatch {
    private ParentWatch() {}

    /**
     * Watches the process named by the environment, if any.
     *
     * @param variable value of {@value JvmProgram#PARENT_VARIABLE}; empty when this process is nobody's child
     * @param end called once, from another thread, when the parent is gone
     */
    public static void start(Optional<String> variable, Runnable end) {
        variable.map(Long::parseLong)
                .ifPresent(pid -> ProcessHandle.of(pid)
                        .ifPresentOrElse(parent -> parent.onExit().thenRun(end), end));
    }
}
