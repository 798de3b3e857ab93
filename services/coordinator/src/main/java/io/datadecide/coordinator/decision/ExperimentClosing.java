package io.datadecide.coordinator.decision;

import io.datadecide.coordinator.store.StoredExperiment;

/** What is done when the last run of an experiment has ended. */
@FunctionalInterface
public interface ExperimentClosing {
    /** Decides and writes the report; doing it again gives the same. RuntimeException: it cannot be done, and why. */
    void close(StoredExperiment experiment);
}
