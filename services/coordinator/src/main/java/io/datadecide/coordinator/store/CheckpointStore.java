package io.datadecide.coordinator.store;

import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.CheckpointKey;
import io.datadecide.coordinator.schedule.state.CheckpointState;
import io.datadecide.coordinator.schedule.state.RunKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Checkpoints and how far their scoring is, durably. */
public interface CheckpointStore {
    /**
     * Stores a checkpoint and, when it is to be scored, its event, in one transaction. Reporting it again changes
     * nothing. False when the attempt no longer holds the run.
     */
    boolean reported(AttemptKey attempt, NewCheckpoint checkpoint);

    /** Whether this very attempt reported a checkpoint that was not there before. */
    boolean progressed(AttemptKey attempt);

    /** Moves a checkpoint between states; false when it was no longer in {@code from}. */
    boolean move(CheckpointKey key, CheckpointState from, CheckpointState to, String reason);

    /** Notes that scoring failed and is to be tried again, not before the time given. */
    void postpone(CheckpointKey key, int failures, Instant notBefore, String reason);

    /** Checkpoints that may be scored now, in the order of creation, plan and steps. */
    List<StoredCheckpoint> due(Instant now, int limit);

    /** How many checkpoints wait for their score. */
    long waiting();

    /** The checkpoint. */
    Optional<StoredCheckpoint> find(CheckpointKey key);

    /** Checkpoints of a run, ascending in steps. */
    List<StoredCheckpoint> ofRun(RunKey run);

    /** Makes the failed checkpoints of a run wait for their score again. */
    void retry(RunKey run);

    /** How far the scoring of an experiment is. */
    ScoreCount count(String experiment);
}
