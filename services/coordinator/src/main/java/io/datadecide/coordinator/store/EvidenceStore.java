package io.datadecide.coordinator.store;

import io.datadecide.coordinator.schedule.state.CheckpointKey;
import java.util.List;
import java.util.Set;

/** What scoring found, durably. */
public interface EvidenceStore {
    /**
     * Stores all measurements of one (checkpoint, task) in one transaction; false, and nothing changed, when they are
     * stored already.
     */
    boolean record(CheckpointKey checkpoint, String task, List<Measurement> measurements);

    /** Tasks whose evidence of this checkpoint is complete. */
    Set<String> tasksOf(CheckpointKey checkpoint);

    /** All evidence of an experiment in one fixed order: plan, step, task, metric. */
    List<EvidenceRecord> ofExperiment(String experiment);
}
