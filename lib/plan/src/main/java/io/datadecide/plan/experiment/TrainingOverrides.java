package io.datadecide.plan.experiment;

import io.datadecide.plan.ladder.Precision;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an experiment, or one of its sizes, says of training; what it does not say follows from the ladder.
 *
 * @param sequenceLength tokens of a window
 * @param batchSequences sequences of a step
 * @param microBatchSequences sequences of one forward and backward pass
 * @param peakLearningRate learning rate after the warm-up
 * @param warmupSteps steps of the linear warm-up
 * @param finalLearningRateFraction share of the peak that is left at the last step
 * @param weightDecay decoupled decay of every parameter
 * @param gradientClip maximum global gradient norm
 * @param schedule how the learning rate falls
 * @param decayFraction share of a scored checkpoint's steps that its decay takes, with {@link Schedule#WSD}
 * @param qkNorm whether queries and keys are normed
 * @param zLoss weight of the z-loss
 * @param documentMask whether attention stays within documents
 * @param recomputeActivations whether layers are computed twice, to hold less in memory
 * @param precision of the matrix products
 */
@RecordBuilder
public record TrainingOverrides(
        Optional<Integer> sequenceLength,
        Optional<Integer> batchSequences,
        Optional<Integer> microBatchSequences,
        Optional<Double> peakLearningRate,
        Optional<Long> warmupSteps,
        Optional<Double> finalLearningRateFraction,
        Optional<Double> weightDecay,
        Optional<Double> gradientClip,
        Optional<Schedule> schedule,
        Optional<Double> decayFraction,
        Optional<Boolean> qkNorm,
        Optional<Double> zLoss,
        Optional<Boolean> documentMask,
        Optional<Boolean> recomputeActivations,
        Optional<Precision> precision) {

    /** How the learning rate falls. */
    public enum Schedule {
        /** Along a cosine from the warm-up to the last step, as every published run. */
        COSINE,
        /** Warm-up, stable phase, and a decay to each scored checkpoint. */
        WSD
    }

    private static final TrainingOverrides NONE =
            TrainingOverridesBuilder.builder().build();

    /** Everything as the ladder does. */
    public static TrainingOverrides none() {
        return NONE;
    }

    /** This, and what it does not say from {@code other}. */
    public TrainingOverrides orElse(TrainingOverrides other) {
        return TrainingOverridesBuilder.builder()
                .sequenceLength(pick(other, TrainingOverrides::sequenceLength))
                .batchSequences(pick(other, TrainingOverrides::batchSequences))
                .microBatchSequences(pick(other, TrainingOverrides::microBatchSequences))
                .peakLearningRate(pick(other, TrainingOverrides::peakLearningRate))
                .warmupSteps(pick(other, TrainingOverrides::warmupSteps))
                .finalLearningRateFraction(pick(other, TrainingOverrides::finalLearningRateFraction))
                .weightDecay(pick(other, TrainingOverrides::weightDecay))
                .gradientClip(pick(other, TrainingOverrides::gradientClip))
                .schedule(pick(other, TrainingOverrides::schedule))
                .decayFraction(pick(other, TrainingOverrides::decayFraction))
                .qkNorm(pick(other, TrainingOverrides::qkNorm))
                .zLoss(pick(other, TrainingOverrides::zLoss))
                .documentMask(pick(other, TrainingOverrides::documentMask))
                .recomputeActivations(pick(other, TrainingOverrides::recomputeActivations))
                .precision(pick(other, TrainingOverrides::precision))
                .build();
    }

    private <T> Optional<T> pick(TrainingOverrides other, Function<TrainingOverrides, Optional<T>> field) {
        return field.apply(this).or(() -> field.apply(other));
    }
}
