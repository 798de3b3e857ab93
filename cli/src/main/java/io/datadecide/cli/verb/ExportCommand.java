package io.datadecide.cli.verb;

import picocli.CommandLine.Command;

/** Writes a checkpoint for transformers; the trainer does it. */
@Command(
        name = "export",
        description = "Write a checkpoint as a Hugging Face model.",
        customSynopsis = "datadecide export CHECKPOINT [--out DIR] [--tokenizer TOKENIZER]",
        sortOptions = false,
        footerHeading = "%nOptions of the trainer:%n",
        footer = {
            "  CHECKPOINT             directory of the checkpoint, for example step-00000100",
            "  --out DIR              directory of the model; without it, one named by run and step, here",
            "  --tokenizer TOKENIZER  bytes or a tokenizer.json; without it, that of the run",
            "",
            "Example:",
            "  datadecide export out/runs/books-nano1-s1-3f9a0c1d22be/checkpoints/step-00000100 --out books-hf"
        })
public final class ExportCommand extends ServiceVerb {

    @Override
    public Integer call() {
        return runHere("trainer", "export");
    }
}
