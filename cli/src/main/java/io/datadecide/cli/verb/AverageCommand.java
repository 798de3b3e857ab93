package io.datadecide.cli.verb;

import io.datadecide.cli.home.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Averages checkpoints; the trainer does it. */
@Command(
        name = "average",
        description = "Average a run's last checkpoints into one to score.",
        customSynopsis = "datadecide average CHECKPOINTS --last N --out DIR",
        sortOptions = false,
        footerHeading = "%nOptions of the trainer:%n",
        footer = {
            "  CHECKPOINTS          directory that holds the checkpoints of a run",
            "  --last N             how many of the newest, at least 2",
            "  --out DIR            directory of averaged checkpoints",
            "",
            "Example:",
            "  datadecide average out/runs/books-nano1-s1-3f9a0c1d22be/checkpoints --last 3 --out averages"
        })
public final class AverageCommand implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        List<String> command = new ArrayList<>(List.of("average"));
        command.addAll(arguments);
        return ServiceProcess.runHere("trainer", command);
    }
}
