package io.datadecide.coordinator.experiment;

import io.datadecide.coordinator.error.CoordinatorException.BadRequest;
import io.datadecide.coordinator.error.CoordinatorException.BadRequest.Violation;
import io.datadecide.coordinator.error.CoordinatorException.Unavailable;
import io.datadecide.coordinator.schedule.state.RunKind;
import io.datadecide.coordinator.store.NewExperiment;
import io.datadecide.coordinator.store.NewRun;
import io.datadecide.corpus.CorpusException.StorageFailure;
import io.datadecide.plan.PlanException;
import io.datadecide.plan.experiment.Experiment;
import io.datadecide.plan.experiment.ExperimentFile;
import io.datadecide.plan.experiment.PathCheck;
import io.datadecide.plan.grid.Grid;
import io.datadecide.plan.grid.ResolvedCorpus;
import io.datadecide.plan.grid.ResolvedRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the text of an experiment file into what is stored: the experiment and all its runs. */
public final class ExperimentPlanner {
    private static final int MAX_FILE = 1 << 20;

    private ExperimentPlanner() {}

    /**
     * Plans an experiment.
     *
     * @param yaml text of the file
     * @param baseDirectory directory that relative paths in it start from, as workers see it
     */
    public static NewExperiment plan(String yaml, String baseDirectory, FileVariables variables) {
        if (yaml.length() > MAX_FILE) {
            throw BadRequest.field(
                    "experiment_yaml", "has " + yaml.length() + " characters, at most " + MAX_FILE + " are read");
        }
        if (baseDirectory.isEmpty() || !Path.of(baseDirectory).isAbsolute()) {
            throw BadRequest.field(
                    "base_directory",
                    "'" + baseDirectory + "' is not an absolute path; workers have other directories");
        }
        try {
            Experiment experiment = parse(yaml, baseDirectory, variables);
            return new NewExperiment(
                    experiment.name(),
                    yaml,
                    baseDirectory,
                    experiment.limits().attempts(),
                    experiment.placement().parallelRuns(),
                    runs(Grid.of(experiment)));
        } catch (PlanException.BadExperiment e) {
            throw refused(e, e.field().isEmpty() ? "line " + e.line() : e.field());
        } catch (StorageFailure e) {
            throw new Unavailable("INPUTS_AWAY", String.valueOf(e.getMessage()), e);
        } catch (PlanException e) {
            throw refused(e, "experiment_yaml");
        }
    }

    static Experiment parse(String yaml, String baseDirectory, FileVariables variables) {
        return ExperimentFile.parse(
                "experiment.yaml", yaml, Path.of(baseDirectory), variables.values(), PathCheck.none());
    }

    private static BadRequest refused(PlanException e, String field) {
        String message = String.valueOf(e.getMessage());
        return new BadRequest(message, List.of(new Violation(field, message)), e);
    }

    private static List<NewRun> runs(Grid grid) {
        List<NewRun> runs = new ArrayList<>();
        Map<String, String> preparations = new HashMap<>();
        for (ResolvedCorpus corpus : grid.corpora()) {
            preparations.put(corpus.corpusId(), corpus.prepareId());
            runs.add(new NewRun(
                    corpus.prepareId(), RunKind.PREPARE, corpus.name(), "", 0, "", corpus.toJson(), 0, 0, 0, 0));
        }
        for (ResolvedRun run : grid.runs()) {
            runs.add(new NewRun(
                    run.id(),
                    RunKind.TRAIN,
                    run.corpus(),
                    run.shape().name(),
                    run.seed(),
                    preparations.getOrDefault(run.corpusId(), ""),
                    run.toJson(),
                    run.params(),
                    run.flops(),
                    run.optimization().steps(),
                    run.checkpoints().scoreSteps().size()));
        }
        return runs;
    }
}
