package io.datadecide.cli.verb;

import picocli.CommandLine.Command;

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
public final class AverageCommand extends ServiceVerb {

    @Override
    public Integer call() {
        return runHere("trainer", "average");
    }
}
