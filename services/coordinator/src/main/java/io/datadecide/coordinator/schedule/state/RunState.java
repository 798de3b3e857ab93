package io.datadecide.coordinator.schedule.state;

import java.util.EnumSet;
import java.util.Set;

/** Where a run (the preparation of a corpus, or a training) is on its way. */
public enum RunState {
    /** Waits for its corpus, for a free place or for the end of a backoff. */
    PENDING,
    /** A worker was asked for and has not taken the lease yet. */
    STARTING,
    /** A worker holds the lease. */
    RUNNING,
    /** Trained; its checkpoints are being scored. */
    SCORING,
    /** Prepared, or trained and scored. */
    SUCCEEDED,
    /** Failed for good. */
    FAILED,
    /** Stopped by somebody. */
    CANCELLED;

    private static final Set<RunState> ENDED = Set.copyOf(EnumSet.of(SUCCEEDED, FAILED, CANCELLED));
    private static final Set<RunState> HELD = Set.copyOf(EnumSet.of(STARTING, RUNNING));

    /** Whether only a person's retry can move the run again. */
    public boolean ended() {
        return ENDED.contains(this);
    }

    /** Whether an attempt is under way, so that the run takes a place. */
    public boolean held() {
        return HELD.contains(this);
    }
}
