package io.datadecide.plan.ladder;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * One rung of a ladder: a shape that still lacks a vocabulary and a window, and how the ladder trains it.
 *
 * @param name name of the size
 * @param layers decoder blocks
 * @param width model width d
 * @param heads attention heads
 * @param mlpHidden inner width of one SwiGLU branch
 * @param defaults how it is trained where the experiment says nothing
 */
public record LadderSize(String name, int layers, int width, int heads, int mlpHidden, TrainingDefaults defaults) {

    public LadderSize {
        Objects.requireNonNull(defaults, "defaults");
    }

    /** The shape for a tokenizer and a window. */
    public ModelShape shape(int vocabulary, int sequenceLength) {
        return new ModelShape(name, layers, width, heads, mlpHidden, vocabulary, sequenceLength);
    }

    /**
     * How a size is trained where the experiment says nothing.
     *
     * @param publishedParams the N that the published batch, warm-up and token budget follow from; 0: nothing is
     *     published, the shape's own N counts
     * @param batchSequences sequences of a step
     * @param maxLearningRate upper bound of {@link LadderFormula#peakLearningRate}
     * @param sequenceLength tokens of a window
     * @param tokensPerParam token budget
     * @param publishedSteps steps of the published run; empty: they follow from the budget
     */
    public record TrainingDefaults(
            long publishedParams,
            int batchSequences,
            double maxLearningRate,
            int sequenceLength,
            double tokensPerParam,
            OptionalLong publishedSteps) {}
}
