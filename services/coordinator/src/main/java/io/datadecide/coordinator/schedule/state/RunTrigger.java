package io.datadecide.coordinator.schedule.state;

/** What can happen to a run; {@link RunTransitions} says what follows. */
public enum RunTrigger {
    /** A worker was asked for. */
    LAUNCH,
    /** The worker took the work. */
    LEASE,
    /** The attempt ended before its work was done and another one may follow. */
    TRY_AGAIN,
    /** The corpus is tokenized. */
    PREPARED,
    /** The last step is done and its checkpoint is durable. */
    TRAINED,
    /** Every checkpoint that counts is scored. */
    SCORED,
    /** Trying again cannot help or was tried often enough, or the corpus of the run failed. */
    GIVE_UP,
    /** Somebody stopped the experiment. */
    CANCEL,
    /** Somebody asked for a fresh set of attempts. */
    RETRY
}
