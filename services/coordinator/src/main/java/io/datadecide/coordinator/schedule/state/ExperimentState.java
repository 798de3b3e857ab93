package io.datadecide.coordinator.schedule.state;

/** Where an experiment is on its way. */
public enum ExperimentState {
    /** Runs are waiting, running or being scored, or the decision is being written. */
    RUNNING,
    /** Everything is trained and scored and the decision is written. */
    SUCCEEDED,
    /** Some run failed for good; the decision covers what there is. */
    FAILED,
    /** Somebody stopped it. */
    CANCELLED;

    /** Whether only a person's retry can move the experiment again. */
    public boolean ended() {
        return this != RUNNING;
    }
}
