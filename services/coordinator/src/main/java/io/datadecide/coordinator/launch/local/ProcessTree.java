package io.datadecide.coordinator.launch.local;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a process and everything that it started. */
public final class ProcessTree {
    private ProcessTree() {}

    /** Asks the process to end; returns at once. */
    public static void ask(Process process) {
        process.destroy();
    }

    /**
     * Asks the process to end, waits for it up to the grace period, then ends by force what is left of the tree. The
     * tree is noted first, because children of a dead process are nobody's.
     */
    public static void end(Process process, Duration grace) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroy();
        awaitExit(process, grace);
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private static void awaitExit(Process process, Duration grace) {
        try {
            process.onExit().get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return; // the grace period is over: the caller uses force
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for a process does not fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever interrupts us wants the end at once
        }
    }
}
