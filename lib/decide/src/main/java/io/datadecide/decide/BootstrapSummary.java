package io.datadecide.decide;

import org.jspecify.annotations.Nullable;

/**
 * What resampling says beside the posterior.
 *
 * @param from {@code seeds} or {@code instances} (nested in seeds)
 * @param paired whether all corpora share the drawn seeds
 * @param replicates how many draws
 * @param seed that the draws follow from
 * @param probabilityBest share of the draws in which the recommended corpus is best
 * @param probabilityAboveRunnerUp share in which it is above the runner-up; null without one
 */
public record BootstrapSummary(
        String from,
        boolean paired,
        int replicates,
        long seed,
        double probabilityBest,
        @Nullable Double probabilityAboveRunnerUp) {}
