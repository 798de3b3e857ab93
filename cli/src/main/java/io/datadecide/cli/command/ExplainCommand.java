package io.datadecide.cli.command;

import io.datadecide.cli.progress.RunWords;
import io.datadecide.cli.remote.RunChoice;
import io.datadecide.cli.server.ExperimentClient;
import io.datadecide.cli.text.Json;
import io.datadecide.proto.experiment.v1.Experiment;
import io.datadecide.proto.experiment.v1.Run;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says why runs are not running. */
@Command(
        name = "explain",
        description = "Explain in one sentence why a run is not running, and how to fix that.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  datadecide explain which-crawl        every run that is not running or done",
            "  datadecide explain which-crawl crawl-nano2-s1"
        })
public final class ExplainCommand implements Runnable {
    @Mixin
    private final NamedExperiment experiment = new NamedExperiment();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RUN",
            description = "The run, or a beginning of it that no other run has.")
    private @Nullable String run;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private record Explained(String run, String explanation) {}

    @Override
    public void run() {
        Experiment found;
        try (ExperimentClient client = experiment.connect()) {
            found = client.get(experiment.name());
        }
        List<Run> asked = run == null
                ? found.getRunsList().stream()
                        .filter(one -> !one.getExplanation().isEmpty())
                        .toList()
                : List.of(RunChoice.of(found, run));
        PrintWriter out = experiment.out();
        if (json) {
            out.println(Json.pretty(asked.stream()
                    .map(one -> new Explained(one.getId(), text(one)))
                    .toList()));
        } else if (run != null) {
            out.println(text(asked.getFirst()));
        } else if (asked.isEmpty()) {
            out.println("every run of " + experiment.name() + " is running or done");
        } else {
            tellGrouped(out, asked);
        }
    }

    /** Hundreds of runs may wait for the same thing. */
    private static void tellGrouped(PrintWriter out, List<Run> asked) {
        Map<String, List<String>> byText = new LinkedHashMap<>();
        asked.forEach(one -> byText.computeIfAbsent(one.getExplanation(), text -> new ArrayList<>())
                .add(one.getId()));
        byText.forEach((text, ids) -> out.println(
                (ids.size() == 1 ? ids.getFirst() : ids.size() + " runs (" + ids.getFirst() + " …)") + ": " + text));
    }

    private static String text(Run run) {
        return run.getExplanation().isEmpty()
                ? run.getId() + " is " + RunWords.state(run.getState())
                : run.getExplanation();
    }
}
