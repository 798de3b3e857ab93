package io.datadecide.coordinator.launch;

import io.datadecide.coordinator.schedule.state.AttemptKey;
import java.util.Map;
import java.util.Set;

/**
 * Gets workers for attempts. It keeps no state of its own that matters: after a restart {@link #workers()} says what is
 * really there, and the caller compares that with the store.
 */
public interface RunLauncher extends AutoCloseable {
    /**
     * Asks for a worker; how it ends is told to the listener. Asking again for an active attempt changes nothing.
     * {@link LaunchException}: no worker can be had.
     */
    void launch(LaunchRequest request);

    /** Ends the worker of an attempt and everything that it started; returns at once. Unknown attempts are ignored. */
    void stop(AttemptKey attempt);

    /** Whether it knows what is there; before, {@link #workers()} is not to be believed. */
    default boolean informed() {
        return true;
    }

    /** The attempts that have a worker, or will get one, and how it is. */
    Map<AttemptKey, WorkerState> workers();

    /** The attempts that have a worker. */
    default Set<AttemptKey> active() {
        return workers().keySet();
    }

    /**
     * Whether an attempt that {@link #workers()} does not have is without a worker for certain; returns at once. Where somebody
     * has to be asked it is not certain before there is an answer, so ask again.
     */
    default boolean lost(AttemptKey attempt) {
        return true;
    }

    /** Experiments that something is left of besides workers. */
    default Set<String> experiments() {
        return Set.of();
    }

    /**
     * Removes what is left of the attempts of an experiment that is being deleted; returns at once. Where nothing is left
     * of a worker that ended, there is nothing to do.
     */
    default void forget(String experiment) {}

    /** What its workers print. */
    RunLogs logs();

    /** Takes workers down that cannot go on without this process, letting them save first. */
    @Override
    void close();
}
