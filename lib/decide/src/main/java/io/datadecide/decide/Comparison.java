package io.datadecide.decide;

import org.jspecify.annotations.Nullable;

/**
 * The recommended corpus against another one.
 *
 * @param corpus the recommended one
 * @param other the other one
 * @param difference of their means in units of the metric, positive when the recommended one is better
 * @param probability P(the recommended one is truly better) by the t posterior; null when the noise is unknown
 * @param bootstrapProbability the same by resampling; null when there is nothing to resample
 */
public record Comparison(
        String corpus,
        String other,
        double difference,
        @Nullable Double probability,
        @Nullable Double bootstrapProbability) {}
