package io.datadecide.plan.grid;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * AdamW with a linear warm-up and a decay to a fraction of the peak: a cosine, or as {@link TrainingOptions} says.
 *
 * @param batchSequences sequences of a step
 * @param microBatchSequences sequences of one forward and backward pass; divides {@code batchSequences}
 * @param steps steps of the run
 * @param warmupSteps steps until the learning rate is at its peak
 * @param peakLearningRate learning rate after the warm-up
 * @param finalLearningRateFraction share of the peak that is left at the last step
 * @param beta1 decay of the first moment
 * @param beta2 decay of the second moment
 * @param epsilon added to the root of the second moment
 * @param weightDecay decoupled decay of every parameter
 * @param gradientClip maximum global gradient norm
 */
@RecordBuilder
public record Optimization(
        int batchSequences,
        int microBatchSequences,
        long steps,
        long warmupSteps,
        double peakLearningRate,
        double finalLearningRateFraction,
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay,
        double gradientClip) {

    public Optimization {
        require(batchSequences >= 1, "batchSequences", batchSequences, "at least 1");
        require(
                microBatchSequences >= 1 && batchSequences % microBatchSequences == 0,
                "microBatchSequences",
                microBatchSequences,
                "a divisor of batchSequences, " + batchSequences);
        require(steps >= 1, "steps", steps, "at least 1");
        require(warmupSteps >= 0 && warmupSteps <= steps, "warmupSteps", warmupSteps, "from 0 to steps, " + steps);
        require(
                peakLearningRate > 0 && Double.isFinite(peakLearningRate),
                "peakLearningRate",
                peakLearningRate,
                "above 0");
        require(
                finalLearningRateFraction >= 0 && finalLearningRateFraction <= 1,
                "finalLearningRateFraction",
                finalLearningRateFraction,
                "from 0 to 1");
        require(beta1 >= 0 && beta1 < 1, "beta1", beta1, "from 0 to below 1");
        require(beta2 >= 0 && beta2 < 1, "beta2", beta2, "from 0 to below 1");
        require(epsilon > 0 && Double.isFinite(epsilon), "epsilon", epsilon, "above 0");
        require(weightDecay >= 0 && Double.isFinite(weightDecay), "weightDecay", weightDecay, "0 or more");
        require(gradientClip > 0, "gradientClip", gradientClip, "above 0");
    }

    private static void require(boolean holds, String field, Number value, String range) {
        if (!holds) {
            throw new IllegalArgumentException(field + " is " + value + "; it must be " + range);
        }
    }
}
