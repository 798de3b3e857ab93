package io.datadecide.cli.command;

import io.datadecide.options.PrepareOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tokenizes a corpus in a trainer process. */
@Command(
        name = "prepare",
        description = "Tokenize one corpus into a memory-mapped token file.",
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {"  datadecide prepare --corpus books.json --out tokens/books"})
public final class PrepareCommand extends ServiceVerb {
    @Mixin
    private PrepareOptions options = new PrepareOptions();

    @Override
    public Integer call() {
        return runHere("trainer", "prepare");
    }
}
