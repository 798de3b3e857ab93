package io.datadecide.cli.verb;

import picocli.CommandLine.Command;

/** Tokenizes one corpus; the trainer does it. */
@Command(
        name = "prepare",
        description = "Tokenize one corpus into a memory-mapped token file.",
        customSynopsis = "datadecide prepare --corpus FILE.json --out DIR",
        sortOptions = false,
        footerHeading = "%nOptions of the trainer:%n",
        footer = {
            "  --corpus FILE.json   the resolved corpus, as `datadecide plan --json` prints it (`corpora[].resolved`)",
            "  --out DIR            where tokens.bin and manifest.json are written",
            "",
            "Example:",
            "  datadecide prepare --corpus books.json --out tokens/books"
        })
public final class PrepareCommand extends ServiceVerb {

    @Override
    public Integer call() {
        return runHere("trainer", "prepare");
    }
}
