package io.datadecide.cli.command;

import io.datadecide.options.BenchScoreOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures in the service's own program. */
@Command(
        name = "score",
        description = "Measure scoring: questions per second, plain and fast, or a pass over all ten tasks.",
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = "  datadecide bench score --pass --json")
public final class BenchScoreCommand extends ServiceVerb {
    @Mixin
    private BenchScoreOptions options = new BenchScoreOptions();

    @Override
    public Integer call() {
        return runHere("scorer", "bench", "score");
    }
}
