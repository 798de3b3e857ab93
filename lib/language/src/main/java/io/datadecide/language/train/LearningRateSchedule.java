package io.datadecide.language.train;

import io.datadecide.language.LanguageException;

/**
 * Linear warm-up from zero, then half a cosine down to a fraction of the peak at the last step (OLMo's
 * {@code cosine_with_warmup}).
 *
 * @param finalFraction the last step's share of the peak, 0.01 in every published run
 */
public record LearningRateSchedule(double peak, long warmupSteps, long steps, double finalFraction) {
    /** Checks the ranges. */
    public LearningRateSchedule {
        if (!(peak > 0) || !Double.isFinite(peak)) {
            throw new LanguageException.BadShape("learning rate: peak is " + peak + ", must be above 0");
        }
        if (steps < 1 || warmupSteps < 0 || warmupSteps > steps) {
            throw new LanguageException.BadShape("learning rate: " + warmupSteps + " warm-up steps of " + steps
                    + ", must be from 0 to the number of steps");
        }
        if (!(finalFraction >= 0 && finalFraction <= 1)) {
            throw new LanguageException.BadShape(
                    "learning rate: final fraction is " + finalFraction + ", must be from 0 to 1");
        }
    }

    /** The rate of a step; the first step is 1. Constant after the last. */
    public double at(long step) {
        if (step < warmupSteps) {
            return peak * step / warmupSteps;
        }
        double floor = peak * finalFraction;
        if (step >= steps) {
            return floor;
        }
        double progress = (double) (step - warmupSteps) / (steps - warmupSteps);
        return floor + (peak - floor) * (1 + StrictMath.cos(StrictMath.PI * progress)) / 2;
    }
}
