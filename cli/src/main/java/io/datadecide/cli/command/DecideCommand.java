package io.datadecide.cli.command;

import io.datadecide.decide.Decision;
import io.datadecide.decide.DecisionJson;
import io.datadecide.decide.DecisionMaker;
import io.datadecide.decide.Question;
import io.datadecide.decide.TargetSizes;
import io.datadecide.decide.TargetTies;
import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.EvidenceFile;
import io.datadecide.decide.evidence.InstancesFile;
import io.datadecide.decide.frontier.CapabilityGroups;
import io.datadecide.decide.report.HtmlReport;
import io.datadecide.decide.report.TextSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides on evidence, trained here or not. */
@Command(
        name = "decide",
        description = "Decide from evidence which corpus is best, how sure that is, and how little compute would do.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  datadecide decide evidence.csv --target-size 1B",
            "  datadecide decide evidence.parquet --target-size 1B --task arc_easy \\",
            "      --target-metric acc_per_char --out report"
        })
public final class DecideCommand implements Callable<Integer> {

    private static final String MEAN = "mean";

    @Parameters(paramLabel = "EVIDENCE", description = "CSV (plain or gzip) or Parquet file of evidence.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--target-size", required = true, paramLabel = "SIZE", description = "Size the answer is for.")
    @SuppressWarnings("NullAway.Init")
    private String targetSize;

    @Option(
            names = "--target-metric",
            paramLabel = "METRIC",
            description = "Metric at the target; may be left out when there is one, or primary_metric.")
    private @Nullable String targetMetric;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            description = "Task at the target; without it, the macro average of all tasks, or the only one.")
    private @Nullable String task;

    @Option(
            names = "--confidence",
            paramLabel = "P",
            description = "Probability from which a decision is made (default: ${DEFAULT-VALUE}).")
    private double confidence = Question.DEFAULT_CONFIDENCE;

    @Option(
            names = "--accuracy",
            paramLabel = "SHARE",
            description = "Decision accuracy that the advice looks for (default: ${DEFAULT-VALUE}).")
    private double accuracy = Question.DEFAULT_ACCURACY;

    @Option(names = "--lower-is-better", paramLabel = "METRIC", description = "Lower is better; may be repeated.")
    private List<String> lowerIsBetter = new ArrayList<>();

    @Option(names = "--groups", paramLabel = "FILE", description = "Capability groups, a line each: name: task, task*.")
    private @Nullable Path groups;

    @Option(names = "--size-subsets", description = "Fit the scaling laws without the largest and smallest sizes too.")
    private boolean subsets;

    @Option(names = "--no-extrapolation", description = "Fit no scaling laws.")
    private boolean withoutExtrapolation;

    @Option(
            names = "--bootstrap-seed",
            paramLabel = "N",
            description = "Seed of resampling (default: ${DEFAULT-VALUE}).")
    private long bootstrapSeed = 1;

    @Option(
            names = "--instances",
            paramLabel = "FILE",
            description = "Values of single instances (corpus, size, seed, step, task, metric, instance, value), CSV or"
                    + " Parquet: resampled within seeds.")
    private @Nullable Path instances;

    @Option(
            names = "--target-ties",
            paramLabel = "wrong|half",
            description = "What a pair counts that the target does not tell apart (default: wrong).")
    private TargetTies targetTies = TargetTies.WRONG;

    @Option(
            names = "--target-seed",
            paramLabel = "SEED|mean",
            description = "Seed of the target that predictions are held against (default: ${DEFAULT-VALUE}).")
    private String targetSeed = MEAN;

    @Option(names = "--out", paramLabel = "DIR", description = "Write decision.json and report.html there.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print decision.json instead of the summary.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Question question = Question.of(targetSize)
                .withTargetMetric(targetMetric)
                .withTask(task)
                .withConfidence(confidence)
                .withAccuracy(accuracy)
                .withLowerIsBetter(new HashSet<>(lowerIsBetter))
                .withExtrapolation(!withoutExtrapolation, subsets)
                .withBootstrapSeed(bootstrapSeed)
                .withTargetTies(targetTies)
                .withTargetSeed(targetSeed.equals(MEAN) ? null : targetSeed);
        if (groups != null) {
            question = question.withGroups(CapabilityGroups.read(groups));
        }
        Evidence evidence = EvidenceFile.read(file);
        TargetSizes.requireAnswerable(targetSize, evidence);
        Decision decision =
                DecisionMaker.decide(evidence, instances == null ? null : InstancesFile.read(instances), question);
        PrintWriter print = spec.commandLine().getOut();
        if (out != null) {
            DecisionJson.write(out.resolve("decision.json"), decision);
            HtmlReport.write(out.resolve("report.html"), decision, List.of(), null);
        }
        print.print(json ? DecisionJson.toJson(decision) + "\n" : TextSummary.render(decision));
        if (out != null && !json) {
            print.println();
            print.println("Report: " + out.resolve("report.html"));
        }
        print.flush();
        return 0;
    }
}
