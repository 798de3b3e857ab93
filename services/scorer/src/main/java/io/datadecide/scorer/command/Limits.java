package io.datadecide.scorer.command;

import io.datadecide.language.likelihood.PrefixTreeScorer;
import io.datadecide.options.WorkerOptions;
import io.datadecide.scorer.answer.ScoringLimits;
import io.datadecide.scorer.task.TaskReader;
import java.util.Objects;

/** Limits how much of the machine a command may take. */
final class Limits {
    private static final long MAX_CACHED_TOKENS = 1L << 26;
    private static final long MAX_MODEL_BYTES = 1L << 40;

    private Limits() {}

    static ScoringLimits of(WorkerOptions options) {
        return new ScoringLimits(
                options.workers > 0 ? options.workers : Runtime.getRuntime().availableProcessors(),
                Objects.requireNonNullElse(options.tokenBudget, PrefixTreeScorer.DEFAULT_TOKEN_BUDGET),
                TaskReader.DEFAULT_MAX_CHARACTERS,
                MAX_CACHED_TOKENS,
                MAX_MODEL_BYTES);
    }
}
