package io.datadecide.coordinator.schedule.state;

/** What a run does. */
public enum RunKind {
    /** Tokenizes a corpus. */
    PREPARE,
    /** Trains a model. */
    TRAIN
}
