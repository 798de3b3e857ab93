package io.datadecide.coordinator.store;

import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.schedule.state.RunState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as it was when it was read.
 *
 * @param key identity
 * @param plan what it is, which never changes
 * @param position place in the plan
 * @param state where it is
 * @param reason one line: why it waits, or why it failed
 * @param attempt number of the newest attempt; 0 before the first
 * @param failures tries burnt since the last progress
 * @param notBefore when the next attempt may start; null for at once
 * @param changedAt when its state changed
 * @param progress how far it is
 */
public record Run(
        RunKey key,
        NewRun plan,
        int position,
        RunState state,
        String reason,
        int attempt,
        int failures,
        @Nullable Instant notBefore,
        Instant changedAt,
        RunProgress progress) {

    /** The newest attempt; only for runs that have had one. */
    public AttemptKey currentAttempt() {
        return new AttemptKey(key, attempt);
    }

    /** Whether the backoff, if any, is over. */
    public boolean mayStartAt(Instant now) {
        return notBefore == null || !notBefore.isAfter(now);
    }
}
