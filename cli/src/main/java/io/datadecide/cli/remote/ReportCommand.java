package io.datadecide.cli.remote;

import io.datadecide.cli.CliException.Failed;
import io.datadecide.cli.context.ServerOptions;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the decision, or writes the report. */
@Command(
        name = "report",
        description = "Show the decision from the evidence that there is, final or not, or write the report's files.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  datadecide report which-crawl",
            "  datadecide report which-crawl --out which-crawl     decision.json, report.html, evidence.csv",
            "  datadecide report which-crawl --json | jq .verdict"
        })
public final class ReportCommand implements Runnable {
    @Parameters(paramLabel = "EXPERIMENT", description = "Its name.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(names = "--out", paramLabel = "DIR", description = "Write the report's files there.")
    private @Nullable Path directory;

    @Option(names = "--json", description = "Print decision.json.")
    private boolean json;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        try (ExperimentClient client = server.connect()) {
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
                    (json ? spec.commandLine().getErr() : out).println("  " + file);
                }
            }
        } catch (IOException e) {
            throw new Failed("the report of " + name + " cannot be kept: " + e.getMessage(), e);
        }
    }
}
