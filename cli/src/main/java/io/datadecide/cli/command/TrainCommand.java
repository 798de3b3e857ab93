package io.datadecide.cli.command;

import io.datadecide.options.TrainOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Trains runs in a trainer process. */
@Command(
        name = "train",
        description =
                "Train one run, or several concurrently that differ in corpus and seed; continues from the last checkpoint.",
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {
            "  datadecide train --run run.json --tokens tokens/books \\",
            "                   --out runs/books-nano1-s1"
        })
public final class TrainCommand extends ServiceVerb {
    @Mixin
    private TrainOptions options = new TrainOptions();

    @Override
    public Integer call() {
        return runHere("trainer", "train");
    }
}
