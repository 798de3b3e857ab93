package io.datadecide.scorer.command;

import picocli.CommandLine.Command;

/** {@code bench}: measurements of this machine. */
@Command(
        name = "bench",
        description = "Measures how fast this machine scores.",
        mixinStandardHelpOptions = true,
        subcommands = BenchScoreCommand.class)
final class BenchCommand {}
