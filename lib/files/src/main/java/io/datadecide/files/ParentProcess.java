package io.datadecide.files;

import java.util.OptionalLong;

/** Watches the process that started this one, so that no worker outlives the process that controls it. */
public final class ParentProcess {
    /** The environment variable in which a parent passes its process id to its children. */
    public static final String VARIABLE = "DATADECIDE_PARENT_PID";

    private ParentProcess() {}

    /** Returns the process id of the parent from {@value #VARIABLE}; empty where the variable is not set. */
    public static OptionalLong fromEnvironment() {
        String pid = System.getenv(VARIABLE);
        return pid == null || pid.isBlank() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(pid.strip()));
    }

    /**
     * Calls back once when a process ends, from another thread; immediately, in this thread, if it has ended already.
     *
     * @param pid process id of the parent
     */
    public static void onExit(long pid, Runnable action) {
        ProcessHandle.of(pid).ifPresentOrElse(parent -> parent.onExit().thenRun(action), action);
    }

    /**
     * Ends this process immediately, without shutdown hooks, when its parent ends.
     *
     * @param pid process id of the parent
     * @param exitCode exit code of this process
     */
    public static void haltWith(long pid, int exitCode) {
        onExit(pid, () -> Runtime.getRuntime().halt(exitCode));
    }
}
