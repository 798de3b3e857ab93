package io.datadecide.cli.planning;

import static io.datadecide.cli.text.TextTable.Column.left;
import static io.datadecide.cli.text.TextTable.Column.right;

import io.datadecide.cli.text.TextTable;
import io.datadecide.cli.text.Units;
import io.datadecide.corpus.recipe.Source;
import io.datadecide.plan.budget.Estimate;
import io.datadecide.plan.experiment.Experiment;
import io.datadecide.plan.experiment.ExperimentSize;
import io.datadecide.plan.experiment.Target;
import io.datadecide.plan.experiment.TaskSpec;
import io.datadecide.plan.grid.Grid;
import io.datadecide.plan.grid.Optimization;
import io.datadecide.plan.grid.ResolvedCorpus;
import io.datadecide.plan.grid.ResolvedRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan as one screen of text. */
public final class PlanText {

    private final Experiment experiment;
    private final Grid grid;
    private final Estimate estimate;

    private PlanText(PlannedExperiment planned) {
        this.experiment = planned.experiment();
        this.grid = planned.grid();
        this.estimate = planned.estimate();
    }

    /** The plan; with {@code everyRun}, also a line for each run. */
    public static List<String> lines(PlannedExperiment planned, boolean everyRun) {
        PlanText text = new PlanText(planned);
        List<String> lines = new ArrayList<>();
        lines.add(text.heading());
        lines.add("");
        lines.addAll(text.corpora());
        lines.add("");
        lines.addAll(text.sizes());
        lines.add("");
        lines.addAll(text.tasks());
        if (everyRun) {
            lines.add("");
            lines.addAll(text.runs());
        }
        lines.add("");
        lines.addAll(text.totals());
        return lines;
    }

    private String heading() {
        return "experiment " + experiment.name() + ": " + grid.corpora().size() + " corpora × "
                + experiment.sizes().size() + " sizes × " + experiment.seeds().size() + " seeds = "
                + grid.runs().size() + " runs";
    }

    private List<String> corpora() {
        TextTable table = new TextTable(left("corpus"), left("id"), right("most tokens"), left("sources"));
        for (ResolvedCorpus corpus : grid.corpora()) {
            table.row(
                    corpus.name(),
                    corpus.corpusId(),
                    corpus.maxTokens() == 0 ? "all" : Units.count(corpus.maxTokens()),
                    sources(corpus.sources()));
        }
        return table.lines();
    }

    private static String sources(List<Source> sources) {
        double total = sources.stream().mapToDouble(Source::weight).sum();
        if (sources.size() == 1) {
            return shortPath(sources.getFirst().path());
        }
        return sources.stream()
                .map(source -> String.format(
                        Locale.ROOT, "%.0f %% %s", 100 * source.weight() / total, shortPath(source.path())))
                .collect(Collectors.joining(" + "));
    }

    private static String shortPath(String path) {
        Path name = Path.of(path).getFileName();
        return name == null ? path : name.toString();
    }

    private List<String> sizes() {
        TextTable table = new TextTable(
                left("size"),
                right("params"),
                right("layers × width"),
                right("vocabulary"),
                right("tokens"),
                right("per param"),
                right("steps"),
                right("batch"),
                right("peak LR"),
                right("warm-up"),
                right("FLOPs"),
                right("of target"),
                right("time"));
        double targetFlops = flopsOfTarget();
        for (ExperimentSize size : experiment.sizes()) {
            ResolvedRun run = anyRun(size.name());
            Optimization training = run.optimization();
            table.row(
                    size.name(),
                    Units.count(run.params()),
                    run.shape().layers() + " × " + run.shape().width(),
                    String.valueOf(run.shape().vocabulary()),
                    Units.count(run.tokens()),
                    Units.count((double) run.tokens() / run.params()),
                    String.valueOf(training.steps()),
                    training.batchSequences() + " × " + run.shape().sequenceLength(),
                    String.format(Locale.ROOT, "%.3g", training.peakLearningRate()),
                    String.valueOf(training.warmupSteps()),
                    Units.flops(run.flops()),
                    String.format(Locale.ROOT, "%.3g %%", 100 * run.flops() / targetFlops),
                    Units.time(Estimate.ofRun(run, estimate.throughput())));
        }
        List<String> lines = new ArrayList<>(table.lines());
        for (ExperimentSize size : experiment.sizes()) {
            TrainingWords.of(anyRun(size.name())).ifPresent(lines::add);
        }
        return lines;
    }

    private List<String> tasks() {
        TextTable table = new TextTable(left("task"), left("kind"), right("instances"), left("file"));
        for (TaskSpec task : experiment.tasks()) {
            table.row(
                    task.name(),
                    task.kind().name().toLowerCase(Locale.ROOT),
                    task.limit() == 0 ? "all" : "≤ " + task.limit(),
                    task.path());
        }
        List<String> lines = new ArrayList<>(table.lines());
        Target target = experiment.target();
        lines.add("target: " + (target.metric().isEmpty() ? "the primary metric" : target.metric()) + " of "
                + (target.task().isEmpty() ? "all tasks" : target.task()) + " at " + target.size() + ", decided from "
                + Math.round(100 * experiment.confidence()) + " % confidence up");
        return lines;
    }

    private List<String> runs() {
        TextTable table =
                new TextTable(left("run"), right("tokens"), right("steps"), right("FLOPs"), left("scored at steps"));
        for (ResolvedRun run : grid.runs()) {
            table.row(
                    run.id(),
                    Units.count(run.tokens()),
                    String.valueOf(run.optimization().steps()),
                    Units.flops(run.flops()),
                    run.checkpoints().scoreSteps().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
        return table.lines();
    }

    private List<String> totals() {
        List<String> lines = new ArrayList<>();
        lines.add("total: " + Units.count(grid.tokens()) + " tokens, " + Units.flops(estimate.flops()) + " FLOPs, "
                + grid.scoredCheckpoints() + " checkpoints to score");
        lines.add("training takes about " + Units.time(estimate.wallTime()) + " with " + estimate.parallelRuns()
                + " concurrent runs (" + estimate.throughput().source() + "); tokenizing and scoring come on top");
        estimate.cost()
                .ifPresent(cost -> lines.add(
                        String.format(Locale.ROOT, "training costs about %.2f %s", cost, estimate.currency())));
        return lines;
    }

    private double flopsOfTarget() {
        return anyRun(experiment.target().size()).flops();
    }

    private ResolvedRun anyRun(String size) {
        return grid.runs().stream()
                .filter(run -> run.shape().name().equals(size))
                .findFirst()
                .orElseThrow();
    }
}
