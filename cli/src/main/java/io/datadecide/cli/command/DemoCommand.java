package io.datadecide.cli.command;

import io.datadecide.cli.demo.DemoCorpora;
import io.datadecide.cli.home.Installation;
import io.datadecide.cli.planning.PlannedExperiment;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs an experiment end to end on real text that ships with the build. */
@Command(
        name = "demo",
        description =
                "Run end to end on real text: six corpora, four sizes, two seeds, a decision. A few minutes on two cores.",
        footerHeading = "%nExample:%n",
        footer = "  datadecide demo --out /tmp/demo")
public final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out/demo",
            description = "Where everything is kept; ${DEFAULT-VALUE} by default.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter messages = spec.commandLine().getOut();
        Path data = out.toAbsolutePath().normalize().resolve("data");
        Path experiment = data.resolve("demo.yaml");
        // The experiment file is written last: where it is, the corpora are whole.
        if (!Files.isRegularFile(experiment)) {
            messages.println("cutting the demo's corpora from the sources of well-known libraries …");
            experiment = DemoCorpora.write(data, Installation.current().demoSources());
        }
        messages.println("the experiment is " + experiment);
        messages.flush();
        return new ExperimentRun(PlannedExperiment.of(experiment).withinLimits(), out, messages).execute();
    }
}
