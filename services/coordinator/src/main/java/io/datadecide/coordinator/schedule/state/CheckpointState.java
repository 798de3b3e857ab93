package io.datadecide.coordinator.schedule.state;

/** Where a checkpoint is on its way to being scored. */
public enum CheckpointState {
    /** Only serves to resume. */
    RESUME_ONLY,
    /** Durable; nobody asked for its score yet. */
    READY,
    /** To be scored. */
    REQUESTED,
    /** Every task is scored and its evidence is stored. */
    SCORED,
    /** Cannot be scored. */
    FAILED
}
