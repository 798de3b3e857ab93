package io.datadecide.language.train;

import io.datadecide.language.LanguageException;

/**
 * Linear warm-up from zero, the peak, then a decay to a fraction of the peak at the last step.
 *
 * @param finalFraction the last step's share of the peak, 0.01 in every published run
 * @param decay its steps begin after the warm-up
 */
public record LearningRateSchedule(double peak, long warmupSteps, long steps, double finalFraction, Decay decay) {
    /** Checks the ranges. */
    public LearningRateSchedule {
        if (!(peak > 0) || !Double.isFinite(peak)) {
            throw new LanguageException.BadShape("learning rate: peak is " + peak + ", must be above 0");
        }
        if (steps < 1 || warmupSteps < 0 || warmupSteps > steps) {
            throw new LanguageException.BadShape("learning rate: " + warmupSteps + " warm-up steps of " + steps
                    + ", must be from 0 to the number of steps");
        }
        if (decay.steps() < 0 || decay.steps() > steps - warmupSteps) {
            throw new LanguageException.BadShape("learning rate: decay over " + decay.steps() + " steps of " + steps
                    + ", must be from 0 to the " + (steps - warmupSteps) + " after the warm-up");
        }
        if (!(finalFraction >= 0 && finalFraction <= 1)) {
            throw new LanguageException.BadShape(
                    "learning rate: final fraction is " + finalFraction + ", must be from 0 to 1");
        }
    }

    /** A cosine from the end of the warm-up to the last step (OLMo's {@code cosine_with_warmup}). */
    public LearningRateSchedule(double peak, long warmupSteps, long steps, double finalFraction) {
        this(peak, warmupSteps, steps, finalFraction, new Decay(Decay.Form.COSINE, Math.max(0, steps - warmupSteps)));
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
        long decayed = step - decayStart();
        if (decayed <= 0) {
            return peak;
        }
        return floor + (peak - floor) * decay.form().left((double) decayed / decay.steps());
    }

    /** The last step before the decay; the parameters after it are those of any longer schedule with this peak. */
    public long decayStart() {
        return steps - decay.steps();
    }
}
