package io.datadecide.coordinator.schedule.state;

/** Why an attempt failed, as far as trying again is concerned. */
public enum FailureKind {
    /** The input or the configuration is wrong: trying again cannot help. */
    BAD_INPUT,
    /** The loss left all bounds: trying again gives the same bits. */
    DIVERGED,
    /** Disk, network or memory: trying again may help. */
    TRANSIENT,
    /** The platform took the worker away, or the coordinator went down with it: not the run's fault. */
    PREEMPTED
}
