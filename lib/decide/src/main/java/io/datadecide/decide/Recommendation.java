package io.datadecide.decide;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The corpus to use.
 *
 * @param corpus best corpus; null when nothing can be ranked
 * @param probabilityBest probability that it is the best at the size that was ranked; null when the noise is unknown
 * @param decided whether that probability reaches the asked confidence
 * @param runnerUp second-best corpus; null when there is none
 * @param minimumDetectableEffect smallest true difference to the runner-up that these seeds would show with the asked
 *     confidence four times out of five, in units of the metric; null when the noise is unknown
 * @param rankedSize size whose values were ranked: the target where the evidence has it, otherwise the largest size
 * @param noiseFrom {@code seeds}, {@code checkpoints} (with one seed) or {@code none}
 * @param seedsToDecide seeds per corpus with which the observed lead would be decided; null when decided already, when
 *     not known, or when more than a thousand
 * @param nextSize the next larger size to measure when it is not decided; null at the target and when decided
 * @param bootstrap what resampling says beside; null when there is nothing to resample
 * @param explanation the answer as a sentence
 */
@RecordBuilder
public record Recommendation(
        @Nullable String corpus,
        @Nullable Double probabilityBest,
        boolean decided,
        @Nullable String runnerUp,
        @Nullable Double minimumDetectableEffect,
        @Nullable String rankedSize,
        String noiseFrom,
        @Nullable Integer seedsToDecide,
        @Nullable String nextSize,
        @Nullable BootstrapSummary bootstrap,
        String explanation) {}
