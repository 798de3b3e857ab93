package io.datadecide.coordinator.launch;

import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.FailureKind;

/** Hears that workers are gone. */
@FunctionalInterface
public interface AttemptListener {
    /**
     * The worker of an attempt is gone, which may be told more than once; whether its work was done before is for the listener to know.
     *
     * @param kind what it would mean if the work was not done
     * @param reason one line for people
     */
    void ended(AttemptKey attempt, FailureKind kind, String reason);

    /** The worker of an attempt is, or was, in another {@link WorkerState}; {@link RunLauncher#workers()} says in which. */
    default void changed(AttemptKey attempt) {}
}
