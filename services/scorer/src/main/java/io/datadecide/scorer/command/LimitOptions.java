package io.datadecide.scorer.command;

import io.datadecide.language.likelihood.PrefixTreeScorer;
import io.datadecide.scorer.answer.ScoringLimits;
import io.datadecide.scorer.task.TaskReader;
import picocli.CommandLine.Option;

/** How much of the machine a command may take. */
final class LimitOptions {
    private static final long MAX_CACHED_TOKENS = 1L << 26;
    private static final long MAX_MODEL_BYTES = 1L << 40;

    @Option(names = "--workers", defaultValue = "0", description = "Scoring threads; 0 for one a core.")
    int workers;

    @Option(names = "--token-budget", defaultValue = "" + PrefixTreeScorer.DEFAULT_TOKEN_BUDGET, hidden = true)
    int tokenBudget = PrefixTreeScorer.DEFAULT_TOKEN_BUDGET;

    ScoringLimits limits() {
        int threads = workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
        return new ScoringLimits(
                threads, tokenBudget, TaskReader.DEFAULT_MAX_CHARACTERS, MAX_CACHED_TOKENS, MAX_MODEL_BYTES);
    }
}
