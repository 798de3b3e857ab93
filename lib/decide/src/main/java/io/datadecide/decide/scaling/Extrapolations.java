package io.datadecide.decide.scaling;

import java.util.List;

/**
 * What the laws say.
 *
 * @param predictions one per method, subset of sizes, task and corpus, in that order; failures included
 * @param accuracy one per method, subset of sizes and task, in that order
 */
public record Extrapolations(List<Extrapolation> predictions, List<ExtrapolationAccuracy> accuracy) {
    public Extrapolations {
        predictions = List.copyOf(predictions);
        accuracy = List.copyOf(accuracy);
    }
}
