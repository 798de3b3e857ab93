package io.datadecide.language.train;

import io.datadecide.language.LanguageException;

/**
 * AdamW (Loshchilov and Hutter 2019) with weight decay on every parameter, and clipping of the gradient's norm before it.
 *
 * @param epsilon added to the root of the second moment, as PyTorch does
 * @param gradientClip largest norm of the gradient of all parameters together
 */
public record OptimizerSettings(double beta1, double beta2, double epsilon, double weightDecay, double gradientClip) {
    /** Those of every published DataDecide run. */
    public static final OptimizerSettings DATADECIDE = new OptimizerSettings(0.9, 0.95, 1e-8, 0.05, 1.0);

    /** Checks the ranges. */
    public OptimizerSettings {
        require(beta1 >= 0 && beta1 < 1, "beta1", beta1, "at least 0 and below 1");
        require(beta2 >= 0 && beta2 < 1, "beta2", beta2, "at least 0 and below 1");
        require(epsilon > 0 && Double.isFinite(epsilon), "epsilon", epsilon, "above 0");
        require(weightDecay >= 0 && Double.isFinite(weightDecay), "weightDecay", weightDecay, "at least 0");
        require(gradientClip > 0, "gradientClip", gradientClip, "above 0");
    }

    private static void require(boolean holds, String field, double value, String range) {
        if (!holds) {
            throw new LanguageException.BadShape("optimizer: " + field + " is " + value + ", must be " + range);
        }
    }
}
