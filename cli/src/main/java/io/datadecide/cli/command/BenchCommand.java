package io.datadecide.cli.command;

import io.datadecide.cli.error.CliException.BadInput;
import picocli.CommandLine.Command;

/** Groups the measurements of this machine. */
@Command(
        name = "bench",
        synopsisSubcommandLabel = "(train | tokenize | score | decide)",
        description = "Measure training, tokenizing, scoring or deciding on named shapes.",
        subcommands = {
            BenchTrainCommand.class,
            BenchTokenizeCommand.class,
            BenchScoreCommand.class,
            BenchDecideCommand.class
        })
public final class BenchCommand implements Runnable {
    @Override
    public void run() {
        throw new BadInput("bench: name what to measure: train, tokenize, score or decide");
    }
}
