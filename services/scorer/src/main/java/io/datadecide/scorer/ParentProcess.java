package io.datadecide.scorer;

import java.util.Optional;

/** Ends this process when the one that started it is gone, however it went. */
final class ParentProcess {
    private static final String PARENT_PID = "DATADECIDE_PARENT_PID";

    private ParentProcess() {}

    static void followFromEnvironment() {
        String pid = System.getenv(PARENT_PID);
        if (pid == null || pid.isBlank()) {
            return;
        }
        Optional<ProcessHandle> parent = ProcessHandle.of(Long.parseLong(pid.strip()));
        // Halt, not exit: answers are lost with their reader, and nothing here needs to be saved.
        parent.ifPresentOrElse(
                handle -> handle.onExit().thenRun(() -> Runtime.getRuntime().halt(0)),
                () -> Runtime.getRuntime().halt(0));
    }
}
