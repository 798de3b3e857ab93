package io.datadecide.cli.planning;

import io.datadecide.cli.error.CliException.BadInput;
import io.datadecide.plan.budget.Estimate;
import io.datadecide.plan.budget.LimitCheck;
import io.datadecide.plan.experiment.Experiment;
import io.datadecide.plan.experiment.ExperimentFile;
import io.datadecide.plan.grid.Grid;
import java.nio.file.Path;

/**
 * An experiment that was checked and resolved on this machine.
 *
 * @param file the experiment file
 * @param experiment what it says
 * @param grid what it trains
 * @param estimate what that takes
 */
public record PlannedExperiment(Path file, Experiment experiment, Grid grid, Estimate estimate) {

    /** Reads and resolves a file; every mistake in it, and every input that is missing, ends here. */
    public static PlannedExperiment of(Path file) {
        Experiment experiment = ExperimentFile.read(file);
        Grid grid = Grid.of(experiment);
        Estimate estimate = Estimate.of(experiment, grid, Runtime.getRuntime().availableProcessors());
        return new PlannedExperiment(file, experiment, grid, estimate);
    }

    /** {@link BadInput} when the plan exceeds the experiment's own limits. */
    public PlannedExperiment withinLimits() {
        LimitCheck.exceeded(experiment.limits(), estimate).ifPresent(problem -> {
            throw new BadInput(file + ": " + problem);
        });
        return this;
    }
}
