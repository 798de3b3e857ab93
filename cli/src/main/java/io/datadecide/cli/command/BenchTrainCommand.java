package io.datadecide.cli.command;

import io.datadecide.options.BenchTrainOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures in the service's own program. */
@Command(
        name = "train",
        description = "Measure training: tokens per second, share of the peak, how runs best share the machine.",
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = "  datadecide bench train --shape 20M --threads 1")
public final class BenchTrainCommand extends ServiceVerb {
    @Mixin
    private BenchTrainOptions options = new BenchTrainOptions();

    @Override
    public Integer call() {
        return runHere("trainer", "bench", "train");
    }
}
