package io.datadecide.decide;

import org.jspecify.annotations.Nullable;

/**
 * One corpus against another that ranks below it.
 *
 * @param corpus the one that ranks higher
 * @param other the one that ranks lower
 * @param difference of their means in units of the metric, at least 0: how much better the higher one is
 * @param probability P(the higher one is truly better) by the t posterior; null when the noise is unknown
 * @param bootstrapProbability the same by resampling; null when there is nothing to resample
 */
public record Comparison(
        String corpus,
        String other,
        double difference,
        @Nullable Double probability,
        @Nullable Double bootstrapProbability) {}
