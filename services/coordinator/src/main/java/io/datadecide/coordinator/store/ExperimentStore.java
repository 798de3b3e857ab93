package io.datadecide.coordinator.store;

import io.datadecide.coordinator.schedule.state.ExperimentState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Experiments, durably. */
public interface ExperimentStore {
    /**
     * Stores an experiment and its runs in one transaction; false, and nothing stored, when the name is taken.
     *
     * @param traceparent trace context of its submission; empty: it is not traced
     */
    boolean create(NewExperiment experiment, String traceparent);

    /** Stores an experiment that is not traced. */
    default boolean create(NewExperiment experiment) {
        return create(experiment, "");
    }

    /** Trace context of an experiment's submission; empty when it is not traced, or there is none. */
    String traceparent(String name);

    /** The experiment of this name. */
    Optional<StoredExperiment> find(String name);

    /** Those of the names that there is an experiment of. */
    Set<String> stored(Set<String> names);

    /** At most {@code limit} experiments with a sequence below {@code before}, newest first. */
    List<StoredExperiment> newest(ExperimentFilter filter, int limit, long before);

    /** How many experiments are in this state. */
    long count(ExperimentState state);

    /** All experiments in this state, oldest first. */
    List<StoredExperiment> inState(ExperimentState state);

    /**
     * Moves an experiment from one state to another and writes the event; false when it was no longer in {@code from}.
     */
    boolean move(String name, ExperimentState from, ExperimentState to, String reason);

    /** Forgets an experiment that has ended, and all that belongs to it; false when there is none, or it runs. */
    boolean delete(String name);
}
