package io.datadecide.coordinator.decision;

import io.datadecide.coordinator.error.CoordinatorException;
import io.datadecide.coordinator.experiment.ExperimentFiles;
import io.datadecide.coordinator.schedule.state.RunState;
import io.datadecide.coordinator.store.Run;
import io.datadecide.coordinator.store.RunStore;
import io.datadecide.decide.Decision;
import io.datadecide.decide.DecisionMaker;
import io.datadecide.decide.Question;
import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.Warning;
import io.datadecide.plan.experiment.Experiment;
import io.datadecide.plan.experiment.TaskSpec;
import java.util.List;
import java.util.Map;

/** The decision of an experiment from the evidence that there is. */
public final class ExperimentDecision {
    private final ExperimentEvidence evidence;
    private final ExperimentFiles experiments;
    private final RunStore runs;

    public ExperimentDecision(ExperimentEvidence evidence, ExperimentFiles experiments, RunStore runs) {
        this.evidence = evidence;
        this.experiments = experiments;
        this.runs = runs;
    }

    /** Decides. Runs that failed are listed in its warnings. */
    public Decision of(String name) {
        Evidence rows = evidence.of(name);
        if (rows.rows() == 0) {
            throw new CoordinatorException.NotNow(
                    "NO_EVIDENCE",
                    Map.of("experiment", name),
                    "experiment " + name + " has no evidence yet: no checkpoint is scored");
        }
        return DecisionMaker.decide(rows, question(experiments.get(name))).withWarnings(failures(name));
    }

    private List<Warning> failures(String name) {
        return runs.ofExperiment(name).stream()
                .filter(run -> run.state() == RunState.FAILED)
                .map(ExperimentDecision::warning)
                .toList();
    }

    private static Warning warning(Run run) {
        return new Warning("failed-run", "run " + run.key().id() + " failed: " + run.reason());
    }

    private static Question question(Experiment experiment) {
        String metric = experiment.target().metric();
        Question question = Question.of(experiment.target().size())
                .withConfidence(experiment.confidence())
                .withTargetMetric(metric.isEmpty() ? quotedMetric(experiment) : metric);
        return experiment.target().task().isEmpty()
                ? question
                : question.withTask(experiment.target().task());
    }

    /** What the target's tasks are quoted by: text by bits per byte, everything else by its primary metric. */
    private static String quotedMetric(Experiment experiment) {
        String task = experiment.target().task();
        boolean onlyText = experiment.tasks().stream()
                .filter(one -> task.isEmpty() || one.name().equals(task))
                .allMatch(one -> one.kind() == TaskSpec.Kind.TEXT);
        return onlyText ? "bits_per_byte" : "primary_metric";
    }
}
