package io.datadecide.coordinator.store;

import io.datadecide.coordinator.schedule.state.CheckpointKey;
import io.datadecide.coordinator.schedule.state.CheckpointState;

/**
 * A checkpoint as it was when it was read.
 *
 * @param key identity
 * @param reported what its worker reported
 * @param state where it is on its way to being scored
 * @param reason one line: why it could not be scored
 * @param failures times that scoring it failed
 */
public record StoredCheckpoint(
        CheckpointKey key, NewCheckpoint reported, CheckpointState state, String reason, int failures) {}
