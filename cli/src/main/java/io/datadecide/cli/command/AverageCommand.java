package io.datadecide.cli.command;

import io.datadecide.options.AverageOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Averages checkpoints in a trainer process. */
@Command(
        name = "average",
        description = "Average a run's last checkpoints into one to score.",
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {
            "  datadecide average runs/books-nano1-s1/checkpoints --last 3 \\",
            "                     --out averages"
        })
public final class AverageCommand extends ServiceVerb {
    @Mixin
    private AverageOptions options = new AverageOptions();

    @Override
    public Integer call() {
        return runHere("trainer", "average");
    }
}
