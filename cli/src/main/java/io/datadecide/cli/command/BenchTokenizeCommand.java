package io.datadecide.cli.command;

import io.datadecide.options.BenchTokenizeOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures in the service's own program. */
@Command(
        name = "tokenize",
        description = "Measure tokenizers: megabytes of text per second on one thread.",
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = "  datadecide bench tokenize --tokenizer tokenizer.json")
public final class BenchTokenizeCommand extends ServiceVerb {
    @Mixin
    private BenchTokenizeOptions options = new BenchTokenizeOptions();

    @Override
    public Integer call() {
        return runHere("trainer", "bench", "tokenize");
    }
}
