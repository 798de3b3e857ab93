package io.datadecide.coordinator.launch;

import java.time.Instant;

/** How a worker that was asked for is. */
public sealed interface WorkerState {
    /** Since when it is so. */
    Instant since();

    /**
     * It was not started yet: the platform has no room, or is getting it ready. That may take hours, and is nobody's fault.
     *
     * @param reason one line for people
     */
    record Waiting(String reason, Instant since) implements WorkerState {}

    /** It was started. */
    record Started(Instant since) implements WorkerState {}
}
