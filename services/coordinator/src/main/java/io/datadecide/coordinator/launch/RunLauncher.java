package io.datadecide.coordinator.launch;

import io.datadecide.coordinator.schedule.state.AttemptKey;
import java.util.Set;

/**
 * Gets workers for attempts. It keeps no state of its own that matters: after a restart {@link #active()} says what is
 * really there, and the caller compares that with the store.
 */
public interface RunLauncher extends AutoCloseable {
    /**
     * Asks for a worker; how it ends is told to the listener. Asking again for an active attempt changes nothing.
     * {@link LaunchException}: no worker can be had.
     */
    void launch(Assignment assignment);

    /** Ends the worker of an attempt and everything that it started; returns at once. Unknown attempts are ignored. */
    void stop(AttemptKey attempt);

    /** The attempts that have a worker. */
    Set<AttemptKey> active();

    /** Takes all workers down, letting them save first. */
    @Override
    void close();
}
