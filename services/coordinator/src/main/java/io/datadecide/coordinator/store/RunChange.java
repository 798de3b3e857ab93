package io.datadecide.coordinator.store;

import io.datadecide.coordinator.schedule.state.RunState;
import io.datadecide.coordinator.schedule.state.RunTransitions;
import io.datadecide.coordinator.schedule.state.RunTrigger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a run's state, valid only while the run is as it was read.
 *
 * @param run the run as it was read
 * @param trigger what happened
 * @param reason one line for people; empty when there is nothing to say
 * @param failures tries burnt, after the change
 * @param notBefore when the next attempt may start; null for at once
 * @param attemptEnd how the attempt under way ended; null when it goes on or there is none
 */
public record RunChange(
        Run run,
        RunTrigger trigger,
        String reason,
        int failures,
        @Nullable Instant notBefore,
        @Nullable AttemptEnd attemptEnd) {

    /** A change that leaves tries and attempt as they are. */
    public static RunChange of(Run run, RunTrigger trigger, String reason) {
        return new RunChange(run, trigger, reason, run.failures(), null, null);
    }

    /** The same change, at the end of the attempt under way. */
    public RunChange ending(AttemptEnd end) {
        return new RunChange(run, trigger, reason, failures, notBefore, end);
    }

    /** The state after the change. IllegalStateException: the table of state changes has no such change. */
    public RunState target() {
        return RunTransitions.next(run.state(), trigger)
                .orElseThrow(() -> new IllegalStateException(
                        "run " + run.key() + " is " + run.state() + ": " + trigger + " does not apply"));
    }
}
