package io.datadecide.decide.signal;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Compares the spread of the corpora at one size with the noise of one value.
 *
 * @param signal maximum minus minimum corpus mean
 * @param signalDeviation standard deviation of the corpus means
 * @param noise mean over runs of the standard deviation of the last checkpoints (Heineman et al. 2025, arXiv 2508.13144);
 *     without at least two checkpoints a run, the pooled seed noise; null when there is neither
 * @param noiseFrom {@code checkpoints}, {@code seeds} or {@code none}
 * @param seedNoise pooled standard deviation over seeds at the last shared step; null with one seed
 * @param ratio signal / noise; null when the noise is unknown or zero
 * @param ratioOfAveraged the ratio when each run is the mean of its last checkpoints; null without checkpoints
 */
@RecordBuilder
public record SignalToNoise(
        String task,
        String metric,
        String size,
        double signal,
        double signalDeviation,
        @Nullable Double noise,
        String noiseFrom,
        @Nullable Double seedNoise,
        @Nullable Double ratio,
        @Nullable Double ratioOfAveraged) {}
