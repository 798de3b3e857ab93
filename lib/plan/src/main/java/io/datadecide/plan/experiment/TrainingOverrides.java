package io.datadecide.plan.experiment;

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
 * @param gradientClip greatest global gradient norm
 */
public record TrainingOverrides(
        Optional<Integer> sequenceLength,
        Optional<Integer> batchSequences,
        Optional<Integer> microBatchSequences,
        Optional<Double> peakLearningRate,
        Optional<Long> warmupSteps,
        Optional<Double> finalLearningRateFraction,
        Optional<Double> weightDecay,
        Optional<Double> gradientClip) {

    private static final TrainingOverrides NONE = new TrainingOverrides(
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
                pick(other, TrainingOverrides::gradientClip));
    }

    private <T> Optional<T> pick(TrainingOverrides other, Function<TrainingOverrides, Optional<T>> field) {
        return field.apply(this).or(() -> field.apply(other));
    }
}
