package io.datadecide.plan.experiment;

import io.datadecide.plan.ladder.Precision;
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

    private static final TrainingOverrides NONE = new TrainingOverrides(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Everything as the ladder does. */
    public static TrainingOverrides none() {
        return NONE;
    }

    /** This, and what it does not say from {@code other}. */
    public TrainingOverrides orElse(TrainingOverrides other) {
        return new TrainingOverrides(
                pick(other, TrainingOverrides::sequenceLength),
                pick(other, TrainingOverrides::batchSequences),
                pick(other, TrainingOverrides::microBatchSequences),
                pick(other, TrainingOverrides::peakLearningRate),
                pick(other, TrainingOverrides::warmupSteps),
                pick(other, TrainingOverrides::finalLearningRateFraction),
                pick(other, TrainingOverrides::weightDecay),
                pick(other, TrainingOverrides::gradientClip),
                pick(other, TrainingOverrides::schedule),
                pick(other, TrainingOverrides::decayFraction),
                pick(other, TrainingOverrides::qkNorm),
                pick(other, TrainingOverrides::zLoss),
                pick(other, TrainingOverrides::documentMask),
                pick(other, TrainingOverrides::recomputeActivations),
                pick(other, TrainingOverrides::precision));
    }

    private <T> Optional<T> pick(TrainingOverrides other, Function<TrainingOverrides, Optional<T>> field) {
        return field.apply(this).or(() -> field.apply(other));
    }
}
