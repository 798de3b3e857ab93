package io.datadecide.language.likelihood;

import java.util.List;

/**
 * What a model thinks of every choice of one question.
 *
 * @param gold index of the right choice
 * @param choices at least one; a passage of text is a single choice
 */
public record InstanceLikelihood(int gold, List<ChoiceLikelihood> choices) {

    public InstanceLikelihood {
        choices = List.copyOf(choices);
        if (gold < 0 || gold >= choices.size()) {
            throw new IllegalArgumentException(
                    "gold " + gold + " is none of the " + choices.size() + " choices; choices count from 0");
        }
    }

    public ChoiceLikelihood goldChoice() {
        return choices.get(gold);
    }

    /** Whether every choice also has a likelihood without its question. */
    public boolean hasUnconditional() {
        return choices.stream().allMatch(ChoiceLikelihood::hasUnconditional);
    }

    double[] logLikelihoods(Normalization normalization) {
        return choices.stream()
                .mapToDouble(choice -> choice.logLikelihood(normalization))
                .toArray();
    }

    double[] unconditionalLogLikelihoods(Normalization normalization) {
        return choices.stream()
                .mapToDouble(choice -> choice.unconditionalLogLikelihood(normalization))
                .toArray();
    }

    /** Gain of each choice from its question: {@code s - s_unconditional}, nats. */
    double[] gains() {
        return choices.stream()
                .mapToDouble(choice -> choice.logLikelihood() - choice.unconditionalLogLikelihood())
                .toArray();
    }
}
