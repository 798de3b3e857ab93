package io.datadecide.coordinator.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something that happened and was committed. Events may be told more than once, and say what to look at, not how it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CoordinatorEvent.ExperimentChanged.class, name = "experiment-changed"),
    @JsonSubTypes.Type(value = CoordinatorEvent.ExperimentDeleted.class, name = "experiment-deleted"),
    @JsonSubTypes.Type(value = CoordinatorEvent.RunChanged.class, name = "run-changed"),
    @JsonSubTypes.Type(value = CoordinatorEvent.CheckpointReady.class, name = "checkpoint-ready"),
    @JsonSubTypes.Type(value = CoordinatorEvent.DecisionMade.class, name = "decision-made")
})
public sealed interface CoordinatorEvent {
    /** Name of the experiment. */
    String experiment();

    /**
     * An experiment is in another state.
     *
     * @param experiment its name
     * @param state the state that it came to
     */
    record ExperimentChanged(String experiment, String state) implements CoordinatorEvent {}

    /**
     * An experiment was forgotten, with its runs and its evidence.
     *
     * @param experiment its name
     */
    record ExperimentDeleted(String experiment) implements CoordinatorEvent {}

    /**
     * A run is in another state.
     *
     * @param experiment name of its experiment
     * @param runId its identity
     * @param state the state that it came to
     * @param attempt its newest attempt
     */
    record RunChanged(String experiment, String runId, String state, int attempt) implements CoordinatorEvent {}

    /**
     * A checkpoint is durable and to be scored.
     *
     * @param experiment name of its experiment
     * @param runId its run
     * @param step its step
     */
    record CheckpointReady(String experiment, String runId, long step) implements CoordinatorEvent {}

    /**
     * The decision of an experiment was written.
     *
     * @param experiment its name
     */
    record DecisionMade(String experiment) implements CoordinatorEvent {}
}
