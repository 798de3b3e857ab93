package io.datadecide.cli.command;

import io.datadecide.options.ExportOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Exports a checkpoint in a trainer process. */
@Command(
        name = "export",
        description = "Write a checkpoint as a Hugging Face model.",
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {
            "  datadecide export runs/books-nano1-s1/checkpoints/step-00000100 \\",
            "                    --out books-hf"
        })
public final class ExportCommand extends ServiceVerb {
    @Mixin
    private ExportOptions options = new ExportOptions();

    @Override
    public Integer call() {
        return runHere("trainer", "export");
    }
}
