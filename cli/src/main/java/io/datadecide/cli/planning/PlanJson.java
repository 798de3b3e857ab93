package io.datadecide.cli.planning;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datadecide.plan.budget.Estimate;
import io.datadecide.plan.grid.Grid;
import io.datadecide.plan.grid.ResolvedCorpus;
import io.datadecide.plan.grid.ResolvedRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan for programs. {@code resolved} is canonical JSON, as {@code prepare} and {@code train} take it. */
public final class PlanJson {

    private record Plan(String experiment, List<Corpus> corpora, List<Run> runs, Total total) {}

    private record Corpus(
            String name,
            String id,
            String prepareId,
            @JsonRawValue String resolved) {}

    private record Run(
            String id,
            String corpus,
            String size,
            long seed,
            long params,
            long tokens,
            long steps,
            double flops,
            double estimatedSeconds,
            @JsonRawValue String resolved) {}

    private record Total(
            int runs,
            long tokens,
            double flops,
            int scoredCheckpoints,
            double estimatedWallSeconds,
            double estimatedWorkerHours,
            int parallelRuns,
            String throughput,
            @Nullable Double estimatedCost,
            String currency) {}

    private PlanJson() {}

    /** The plan as one JSON object. */
    public static String of(PlannedExperiment planned) {
        Grid grid = planned.grid();
        Plan plan = new Plan(
                planned.experiment().name(),
                grid.corpora().stream().map(PlanJson::corpus).toList(),
                grid.runs().stream().map(run -> run(run, planned.estimate())).toList(),
                total(grid, planned.estimate()));
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(plan);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of this class does not serialize", e);
        }
    }

    private static Corpus corpus(ResolvedCorpus corpus) {
        return new Corpus(corpus.name(), corpus.corpusId(), corpus.prepareId(), corpus.toJson());
    }

    private static Run run(ResolvedRun run, Estimate estimate) {
        return new Run(
                run.id(),
                run.corpus(),
                run.shape().name(),
                run.seed(),
                run.params(),
                run.tokens(),
                run.optimization().steps(),
                run.flops(),
                Estimate.ofRun(run, estimate.throughput()).toMillis() / 1000.0,
                run.toJson());
    }

    private static Total total(Grid grid, Estimate estimate) {
        return new Total(
                grid.runs().size(),
                grid.tokens(),
                grid.flops(),
                grid.scoredCheckpoints(),
                estimate.wallTime().toMillis() / 1000.0,
                estimate.workerTime().toMillis() / 3_600_000.0,
                estimate.parallelRuns(),
                estimate.throughput().source(),
                estimate.cost().isPresent() ? estimate.cost().getAsDouble() : null,
                estimate.currency());
    }
}
