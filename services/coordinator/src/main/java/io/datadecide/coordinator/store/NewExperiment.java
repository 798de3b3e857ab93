package io.datadecide.coordinator.store;

import java.util.List;

/**
 * An experiment to be stored, with all its runs.
 *
 * @param name unique name
 * @param yaml text of its file
 * @param baseDirectory directory that relative paths in it start from
 * @param triesLimit failed tries without progress after which a run fails
 * @param parallelRuns greatest number of its runs at once; 0: no limit of its own
 * @param runs preparations and runs in the order of the plan
 */
public record NewExperiment(
        String name, String yaml, String baseDirectory, int triesLimit, int parallelRuns, List<NewRun> runs) {
    public NewExperiment {
        runs = List.copyOf(runs);
    }
}
