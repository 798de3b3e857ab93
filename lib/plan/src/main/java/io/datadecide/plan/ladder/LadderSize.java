package io.datadecide.plan.ladder;

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

    /** The shape for a tokenizer and a window. */
    public ModelShape shape(int vocabulary, int sequenceLength) {
        return new ModelShape(name, layers, width, heads, mlpHidden, vocabulary, sequenceLength);
    }

    /**
     * How a size is trained where the experiment says nothing.
     *
     * @param nominalParams the N that batch, warm-up and token budget follow from; empty: the exact one
     * @param batchSequences sequences of a step; empty: {@link LadderFormula#batchSequences}
     * @param peakLearningRate upper bound of the learning rate that {@link LadderFormula#peakLearningRate} gives
     * @param sequenceLength tokens of a window
     * @param tokensPerParam token budget
     * @param publishedSteps steps of the published run; empty: they follow from the budget
     */
    public record TrainingDefaults(
            OptionalLong nominalParams,
            OptionalLong batchSequences,
            double peakLearningRate,
            int sequenceLength,
            double tokensPerParam,
            OptionalLong publishedSteps) {}
}
