package io.datadecide.coordinator.store;

import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.RunState;

/**
 * A run with an attempt under way, without its plan: there may be thousands, and they are looked at again and again.
 *
 * @param attempt the attempt
 * @param state starting or running
 * @param reason why it waits; empty when there is nothing to say
 */
public record HeldRun(AttemptKey attempt, RunState state, String reason) {}
