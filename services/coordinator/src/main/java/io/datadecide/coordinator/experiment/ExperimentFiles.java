package io.datadecide.coordinator.experiment;

import io.datadecide.coordinator.error.CoordinatorException;
import io.datadecide.coordinator.store.ExperimentStore;
import io.datadecide.coordinator.store.StoredExperiment;
import io.datadecide.plan.experiment.Experiment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The files of stored experiments, parsed. A stored file never changes, so each is parsed once. */
public final class ExperimentFiles {
    private final ExperimentStore store;
    private final FileVariables variables;
    private final Map<String, Experiment> parsed = new ConcurrentHashMap<>();

    public ExperimentFiles(ExperimentStore store, FileVariables variables) {
        this.store = store;
        this.variables = variables;
    }

    /** The experiment of this name. */
    public Experiment get(String name) {
        return parsed.computeIfAbsent(name, this::parse);
    }

    /** Forgets a file: another one may be stored under its name. */
    public void forget(String name) {
        parsed.remove(name);
    }

    private Experiment parse(String name) {
        StoredExperiment stored =
                store.find(name).orElseThrow(() -> new CoordinatorException.NotFound("experiment", name));
        return ExperimentPlanner.parse(stored.yaml(), stored.baseDirectory(), variables);
    }
}
