package io.datadecide.coordinator.decision;

import io.datadecide.coordinator.experiment.ExperimentFiles;
import io.datadecide.coordinator.schedule.state.RunKind;
import io.datadecide.coordinator.store.AttemptEnd;
import io.datadecide.coordinator.store.Run;
import io.datadecide.coordinator.store.RunStore;
import io.datadecide.decide.Decision;
import io.datadecide.decide.DecisionJson;
import io.datadecide.decide.evidence.EvidenceCsv;
import io.datadecide.decide.report.Cost;
import io.datadecide.decide.report.HtmlReport;
import io.datadecide.plan.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** The report of an experiment as files, each whole or not there. */
public final class ReportFiles {
    /** The files, in the order in which they are written. */
    public static final List<String> NAMES = List.of("evidence.csv", "report.html", "decision.json");

    private static final double SECONDS_PER_HOUR = 3600;

    private final ExperimentEvidence evidence;
    private final ExperimentDecision decisions;
    private final RunStore runs;
    private final ExperimentFiles experiments;

    public ReportFiles(
            ExperimentEvidence evidence, ExperimentDecision decisions, RunStore runs, ExperimentFiles experiments) {
        this.evidence = evidence;
        this.decisions = decisions;
        this.runs = runs;
        this.experiments = experiments;
    }

    /** Writes all files; {@code decision.json} last, so that it says that the others are there. */
    public void write(String experiment, Path directory) throws IOException {
        Files.createDirectories(directory);
        Decision decision = decisions.of(experiment);
        EvidenceCsv.write(directory.resolve("evidence.csv"), evidence.of(experiment));
        HtmlReport.write(directory.resolve("report.html"), decision, evidence.curves(experiment), cost(experiment));
        DecisionJson.write(directory.resolve("decision.json"), decision);
    }

    /** What was paid for, as far as the workers said: an attempt that died told neither its time nor its tokens. */
    private Cost cost(String name) {
        Experiment experiment = experiments.get(name);
        List<Run> trained = runs.ofExperiment(name).stream()
                .filter(run -> run.plan().kind() == RunKind.TRAIN)
                .toList();
        AttemptEnd.Usage usage = runs.usage(name);
        OptionalDouble price = experiment.prices().hourlyPrice();
        OptionalDouble targetFlops = trained.stream()
                .filter(run -> run.plan().size().equals(experiment.target().size()))
                .mapToDouble(run -> run.plan().flops())
                .findFirst();
        return new Cost(
                trained.size(),
                usage.tokens(),
                usage.flops(),
                usage.wallSeconds(),
                price.isPresent() ? price.getAsDouble() * usage.wallSeconds() / SECONDS_PER_HOUR : null,
                price.isPresent() ? experiment.prices().currency() : null,
                targetFlops.isPresent() ? usage.flops() / targetFlops.getAsDouble() : null);
    }
}
