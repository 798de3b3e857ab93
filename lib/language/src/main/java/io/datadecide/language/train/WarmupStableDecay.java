package io.datadecide.language.train;

import io.datadecide.language.LanguageException;
import java.util.ArrayList;
import java.util.List;

/**
 * Warm-up, a stable phase without end, and decays that branch from it (Hu et al. 2024, MiniCPM; Hägele et al. 2024): one run
 * yields finished models at several horizons, for the steps of the longest plus the short decays.
 *
 * @param decayFraction share of a horizon's steps that its decay takes
 * @param finalFraction share of the peak that is left at a horizon
 */
public record WarmupStableDecay(double peak, long warmupSteps, double decayFraction, double finalFraction) {
    /** Checks the ranges. */
    public WarmupStableDecay {
        if (!(decayFraction > 0 && decayFraction <= 1)) {
            throw new LanguageException.BadShape(
                    "learning rate: decay fraction is " + decayFraction + ", must be above 0 and at most 1");
        }
    }

    /**
     * A stretch of training that ends in a finished model. It starts with the stable phase's parameters at {@code from},
     * keeps them again at {@link #branchStep()} for the branch after it, and decays to its last step.
     *
     * @param from step after which it starts: where the branch before it left the stable phase, or 0
     * @param schedule the rate of every step of it, as if the run had always been meant to end here
     */
    public record Branch(long from, LearningRateSchedule schedule) {
        /** The last step of the stable phase. */
        public long branchStep() {
            return schedule.decayStart();
        }

        /** The step of the finished model. */
        public long endStep() {
            return schedule.steps();
        }
    }

    /**
     * The branches of a run, in the order in which to train them.
     *
     * @param endSteps steps at which a finished model is wanted, ascending
     * @throws LanguageException.BadShape when a decay would begin before the warm-up ends, naming the horizon
     */
    public List<Branch> branches(List<Long> endSteps) {
        List<Branch> branches = new ArrayList<>();
        long from = 0;
        for (long endStep : endSteps) {
            Branch branch = new Branch(from, schedule(endStep));
            branches.add(branch);
            from = branch.branchStep();
        }
        return List.copyOf(branches);
    }

    /** Steps of a run with these horizons: the stable phase once, and every decay. */
    public long totalSteps(List<Long> endSteps) {
        return branches(endSteps).stream()
                .mapToLong(branch -> branch.endStep() - branch.from())
                .sum();
    }

    private LearningRateSchedule schedule(long endStep) {
        long decaySteps = (long) Math.ceil(endStep * decayFraction);
        if (endStep - decaySteps < warmupSteps) {
            throw new LanguageException.BadShape("learning rate: the decay to step " + endStep + " begins after step "
                    + (endStep - decaySteps) + ", within the warm-up of " + warmupSteps
                    + " steps; choose a later horizon or a shorter warm-up");
        }
        return new LearningRateSchedule(
                peak, warmupSteps, endStep, finalFraction, new Decay(Decay.Form.ONE_MINUS_SQRT, decaySteps));
    }
}
