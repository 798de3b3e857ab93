package io.datadecide.coordinator.api;

import io.datadecide.coordinator.error.CoordinatorException.BadRequest;
import io.datadecide.coordinator.schedule.state.ExperimentState;
import io.datadecide.coordinator.store.ExperimentFilter;
import io.datadecide.proto.experiment.v1.ListExperimentsRequest;
import java.util.EnumSet;
import java.util.Set;

/** Reads which experiments are asked for. */
final class ExperimentFilters {
    private ExperimentFilters() {}

    static ExperimentFilter of(ListExperimentsRequest request) {
        Set<ExperimentState> states = EnumSet.noneOf(ExperimentState.class);
        for (int i = 0; i < request.getStatesCount(); i++) {
            states.add(state(request, i));
        }
        return new ExperimentFilter(
                states.isEmpty() ? ExperimentFilter.ALL.states() : states, request.getNameContains());
    }

    private static ExperimentState state(ListExperimentsRequest request, int index) {
        return switch (request.getStates(index)) {
            case EXPERIMENT_STATE_RUNNING -> ExperimentState.RUNNING;
            case EXPERIMENT_STATE_SUCCEEDED -> ExperimentState.SUCCEEDED;
            case EXPERIMENT_STATE_FAILED -> ExperimentState.FAILED;
            case EXPERIMENT_STATE_CANCELLED -> ExperimentState.CANCELLED;
            case EXPERIMENT_STATE_UNSPECIFIED, UNRECOGNIZED ->
                throw BadRequest.field(
                        "states[" + index + "]",
                        request.getStatesValue(index) + " is no state of an experiment; leave it out to mean all");
        };
    }
}
