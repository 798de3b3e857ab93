package io.datadecide.coordinator.store;

import io.datadecide.coordinator.schedule.state.ExperimentState;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which experiments are asked for.
 *
 * @param states in one of these states
 * @param nameContains and with this in their name; empty for any
 */
public record ExperimentFilter(Set<ExperimentState> states, String nameContains) {
    /** All of them. */
    public static final ExperimentFilter ALL = new ExperimentFilter(EnumSet.allOf(ExperimentState.class), "");

    public ExperimentFilter {
        states = Set.copyOf(states);
    }
}
