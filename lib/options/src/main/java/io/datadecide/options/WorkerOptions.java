package io.datadecide.options;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Limits of a command that scores. */
public class WorkerOptions {
    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "0",
            description = "Scoring threads (default: one a core).")
    public int workers;

    @Option(names = "--token-budget", hidden = true, description = "Tokens of one forward pass.")
    public @Nullable Integer tokenBudget;
}
