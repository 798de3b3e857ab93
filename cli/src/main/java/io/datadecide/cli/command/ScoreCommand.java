package io.datadecide.cli.command;

import io.datadecide.options.ScoreOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Scores a checkpoint in a scorer process. */
@Command(
        name = "score",
        description = "Score one checkpoint on tasks.",
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {
            "  datadecide score --checkpoint runs/a/checkpoints/step-00000100 \\",
            "                   --task heldout:text:heldout.txt"
        })
public final class ScoreCommand extends ServiceVerb {
    @Mixin
    private ScoreOptions options = new ScoreOptions();

    @Override
    public Integer call() {
        return runHere("scorer", "score");
    }
}
