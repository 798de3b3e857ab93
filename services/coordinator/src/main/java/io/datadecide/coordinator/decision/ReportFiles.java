package io.datadecide.coordinator.decision;

import io.datadecide.coordinator.schedule.state.RunKind;
import io.datadecide.coordinator.store.AttemptEnd;
import io.datadecide.coordinator.store.Run;
import io.datadecide.coordinator.store.RunStore;
import io.datadecide.decide.Decision;
import io.datadecide.decide.DecisionJson;
import io.datadecide.decide.evidence.EvidenceCsv;
import io.datadecide.decide.report.Cost;
import io.datadecide.decide.report.HtmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The report of an experiment as files, each whole or not there. */
public final class ReportFiles {
    /** The files, in the order in which they are written. */
    public static final List<String> NAMES = List.of("evidence.csv", "report.html", "decision.json");

    private final ExperimentEvidence evidence;
    private final ExperimentDecision decisions;
    private final RunStore runs;

    public ReportFiles(ExperimentEvidence evidence, ExperimentDecision decisions, RunStore runs) {
        this.evidence = evidence;
        this.decisions = decisions;
        this.runs = runs;
    }

    /** Writes all files; {@code decision.json} last, so that it says that the others are there. */
    public void write(String experiment, Path directory) throws IOException {
        Files.createDirectories(directory);
        Decision decision = decisions.of(experiment);
        EvidenceCsv.write(directory.resolve("evidence.csv"), evidence.of(experiment));
        HtmlReport.write(directory.resolve("report.html"), decision, evidence.curves(experiment), cost(experiment));
        DecisionJson.write(directory.resolve("decision.json"), decision);
    }

    private Cost cost(String experiment) {
        List<Run> trained = runs.ofExperiment(experiment).stream()
                .filter(run -> run.plan().kind() == RunKind.TRAIN)
                .toList();
        AttemptEnd.Usage usage = runs.usage(experiment);
        return new Cost(trained.size(), usage.tokens(), usage.flops(), usage.wallSeconds(), null, null, null);
    }
}
