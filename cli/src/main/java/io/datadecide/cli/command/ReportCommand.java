package io.datadecide.cli.command;

import io.datadecide.cli.error.CliException.Failed;
import io.datadecide.cli.remote.ReportDownload;
import io.datadecide.cli.server.ExperimentClient;
import io.datadecide.decide.DecisionJson;
import io.datadecide.decide.report.TextSummary;
import io.datadecide.proto.experiment.v1.GetDecisionResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the decision, or writes the report. */
@Command(
        name = "report",
        description = "Show the decision from the evidence so far, or write the report's files.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  datadecide report which-crawl",
            "  datadecide report which-crawl --out which-crawl     the files of the report",
            "  datadecide report which-crawl --json | jq -r .recommendation.explanation"
        })
public final class ReportCommand implements Runnable {
    @Mixin
    private final NamedExperiment experiment = new NamedExperiment();

    @Option(names = "--out", paramLabel = "DIR", description = "Write the report's files there.")
    private @Nullable Path directory;

    @Option(names = "--json", description = "Print decision.json.")
    private boolean json;

    @Override
    public void run() {
        PrintWriter out = experiment.out();
        String name = experiment.name();
        try (ExperimentClient client = experiment.connect()) {
            GetDecisionResponse decision = client.decision(name);
            if (json) {
                out.println(decision.getDecisionJson());
            } else {
                out.println(TextSummary.render(DecisionJson.parse(decision.getDecisionJson()))
                        .stripTrailing());
                if (!decision.getFinal()) {
                    out.println();
                    out.println("not final: " + name + " is still running");
                }
            }
            if (directory != null) {
                for (Path file : ReportDownload.write(client.export(name), directory)) {
                    (json ? experiment.err() : out).println("  " + file);
                }
            }
        } catch (IOException e) {
            throw new Failed("the report of " + name + " cannot be kept: " + e.getMessage(), e);
        }
    }
}
