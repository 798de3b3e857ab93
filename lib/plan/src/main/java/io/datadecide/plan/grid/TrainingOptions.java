package io.datadecide.plan.grid;

import io.datadecide.plan.ladder.Precision;
import java.util.Objects;

/**
 * Where a training differs from the published ones.
 *
 * @param decayFraction share of a scored checkpoint's steps over which the learning rate falls to it, from a stable phase
 *     that all share; 0: one cosine over the whole run
 * @param zLoss weight of the squared logarithm of the softmax's denominator (Chowdhery et al. 2022); 0 for none
 * @param documentMask whether attention stays within documents
 * @param recomputeActivations whether layers are computed twice, to hold less in memory
 * @param precision of the matrix products
 */
public record TrainingOptions(
        double decayFraction, double zLoss, boolean documentMask, boolean recomputeActivations, Precision precision) {

    /** As every published run. */
    public static final TrainingOptions AS_PUBLISHED = new TrainingOptions(0, 0, false, false, Precision.FLOAT32);

    public TrainingOptions {
        Objects.requireNonNull(precision, "precision");
        if (!(decayFraction >= 0 && decayFraction <= 1)) {
            throw new IllegalArgumentException("decayFraction is " + decayFraction + "; it must be from 0 to 1");
        }
        if (!(zLoss >= 0) || !Double.isFinite(zLoss)) {
            throw new IllegalArgumentException("zLoss is " + zLoss + "; it must be 0 or more");
        }
    }

    /** Whether learning rates decay from a stable phase, instead of along one cosine. */
    public boolean decays() {
        return decayFraction > 0;
    }

    /** Steps of the decay that ends at a step. */
    public long decaySteps(long endStep) {
        return (long) Math.ceil(endStep * decayFraction);
    }
}
