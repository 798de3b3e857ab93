package io.datadecide.cli.command;

import io.datadecide.options.ContaminationOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Searches corpora for the instances of tasks in a scorer process. */
@Command(
        name = "contamination",
        description = "Count which instances of tasks occur in a corpus.",
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {
            "  datadecide contamination --corpus crawl.jsonl.zst \\",
            "                           --task quiz:questions:quiz.jsonl"
        })
public final class ContaminationCommand extends ServiceVerb {
    @Mixin
    private ContaminationOptions options = new ContaminationOptions();

    @Override
    public Integer call() {
        return runHere("scorer", "contamination");
    }
}
