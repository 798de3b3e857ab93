package io.datadecide.trainer.command;

import picocli.CommandLine.Command;

/** Measures this machine. */
@Command(
        name = "bench",
        description = "Measures how fast this machine trains and tokenizes.",
        subcommands = {BenchTrainCommand.class, BenchTokenizeCommand.class})
public class BenchCommand {}
