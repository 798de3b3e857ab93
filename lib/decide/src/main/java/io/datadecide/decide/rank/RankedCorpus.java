package io.datadecide.decide.rank;

import org.jspecify.annotations.Nullable;

/**
 * A corpus in its place.
 *
 * @param value mean over seeds
 * @param standardError of the mean, from the seed noise pooled over corpora; null when there is no noise to tell it from
 * @param probabilityBest by the t posterior; null likewise
 * @param bootstrapProbabilityBest share of resamplings in which it is best; null when there is nothing to resample
 */
public record RankedCorpus(
        String corpus,
        double value,
        @Nullable Double standardError,
        @Nullable Double probabilityBest,
        @Nullable Double bootstrapProbabilityBest) {}
