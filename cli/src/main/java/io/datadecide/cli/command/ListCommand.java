package io.datadecide.cli.command;

import io.datadecide.cli.context.ServerOptions;
import io.datadecide.cli.error.CliException.BadInput;
import io.datadecide.cli.remote.ExperimentJson;
import io.datadecide.cli.remote.ExperimentPages;
import io.datadecide.cli.remote.ExperimentTable;
import io.datadecide.cli.remote.Listing;
import io.datadecide.cli.remote.RunTable;
import io.datadecide.cli.remote.StateNames;
import io.datadecide.cli.server.ExperimentClient;
import io.datadecide.cli.text.Json;
import io.datadecide.proto.experiment.v1.Experiment;
import io.datadecide.proto.experiment.v1.Run;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists experiments, or the runs of one. */
@Command(
        name = "list",
        description = "List a coordinator's experiments, newest first, or the runs of one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  datadecide list --state running,failed",
            "  datadecide list which-crawl --state failed   its failed runs and why",
            "  datadecide list --json | jq -r '.[].name'"
        })
public final class ListCommand implements Runnable {
    @Parameters(paramLabel = "EXPERIMENT", arity = "0..1", description = "List the runs of this experiment.")
    private @Nullable String name;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "Only in these states: running, succeeded, failed, cancelled; of runs also waiting, starting,"
                    + " scoring, done.")
    private List<String> states = List.of();

    @Option(names = "--contains", paramLabel = "TEXT", description = "Only with this text in the name.")
    private String contains = "";

    @Option(names = "--limit", paramLabel = "N", description = "At most so many; ${DEFAULT-VALUE} by default.")
    private int limit = 50;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        if (limit < 1) {
            throw new BadInput("--limit " + limit + " shows nothing; give 1 or more");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (ExperimentClient client = server.connect()) {
            if (name != null) {
                listRuns(client.get(name), out);
            } else {
                listExperiments(client, out);
            }
        }
    }

    private void listExperiments(ExperimentClient client, PrintWriter out) {
        Listing<Experiment> found = ExperimentPages.read(client, StateNames.ofExperiments(states), contains, limit);
        if (json) {
            out.println(Json.pretty(
                    found.shown().stream().map(ExperimentJson::summary).toList()));
        } else if (found.shown().isEmpty()) {
            out.println("no experiment" + (states.isEmpty() && contains.isEmpty() ? "" : " like that") + " at "
                    + client.address());
        } else {
            ExperimentTable.of(found.shown()).forEach(out::println);
            more(found.more(), out);
        }
    }

    private void listRuns(Experiment experiment, PrintWriter out) {
        List<Run> runs = StateNames.filter(states, experiment.getRunsList()).stream()
                .filter(run -> run.getId().contains(contains))
                .toList();
        List<Run> shown = runs.stream().limit(json ? runs.size() : limit).toList();
        if (json) {
            out.println(Json.pretty(shown.stream().map(ExperimentJson::run).toList()));
        } else if (shown.isEmpty()) {
            out.println("no run of " + experiment.getName() + " is like that");
        } else {
            RunTable.of(shown).forEach(out::println);
            more(shown.size() < runs.size(), out);
        }
    }

    private void more(boolean more, PrintWriter out) {
        if (more) {
            out.println("… and more; --limit shows them");
        }
    }
}
