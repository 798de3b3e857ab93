package io.datadecide.coordinator.store;

import io.datadecide.coordinator.schedule.state.CheckpointKey;

/**
 * A stored measurement with where it came from.
 *
 * @param checkpoint the checkpoint
 * @param tokensSeen tokens seen at the checkpoint
 * @param task name of the task
 * @param measurement the number
 */
public record EvidenceRecord(CheckpointKey checkpoint, long tokensSeen, String task, Measurement measurement) {}
