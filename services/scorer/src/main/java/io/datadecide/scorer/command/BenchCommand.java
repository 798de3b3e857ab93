package io.datadecide.scorer.command;

import picocli.CommandLine.Command;

/** Groups the benchmarks: {@code bench}. */
@Command(
        name = "bench",
        description = "Measures how fast this machine scores.",
        mixinStandardHelpOptions = true,
        subcommands = BenchScoreCommand.class)
final class BenchCommand {}
