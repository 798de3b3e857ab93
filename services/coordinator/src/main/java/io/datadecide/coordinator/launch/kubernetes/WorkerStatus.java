package io.datadecide.coordinator.launch.kubernetes;

import io.datadecide.coordinator.launch.WorkerState;
import io.datadecide.coordinator.schedule.state.FailureKind;
import java.time.Instant;

/** What the objects of an attempt say about its worker. */
sealed interface WorkerStatus {
    /** There is a worker, or there will be. */
    record Live(WorkerState state) implements WorkerStatus {}

    /**
     * Its pod was asked to end by somebody else and is saving.
     *
     * @param reason who or what, as far as known
     */
    record Leaving(Instant since, String reason) implements WorkerStatus {}

    /**
     * There is no worker any more.
     *
     * @param kind what it means if its work was not done
     * @param reason one line for people
     */
    record Ended(FailureKind kind, String reason) implements WorkerStatus {}

    /** There is nothing. */
    record Absent() implements WorkerStatus {}
}
