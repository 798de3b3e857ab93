package io.datadecide.decide.scaling.ladder;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.SequencedMap;

/**
 * What the ladder says of a target, beside what the target scored.
 *
 * @param tokens that the target was trained on
 * @param accuracyOfActualLoss what step 2 alone makes of the target's own loss
 * @param parameters of both steps by the paper's letters: A, B, alpha, beta, E, a, L0, k, b
 */
@RecordBuilder
public record LadderPrediction(
        String task,
        String target,
        double tokens,
        double predictedLoss,
        double actualLoss,
        double predictedAccuracy,
        double actualAccuracy,
        double accuracyOfActualLoss,
        SequencedMap<String, Double> parameters) {

    /** |predicted − actual| / actual of the accuracy: the published number. */
    public double relativeError() {
        return Math.abs(predictedAccuracy - actualAccuracy) / actualAccuracy;
    }

    /** |predicted − actual| of the accuracy. */
    public double absoluteError() {
        return Math.abs(predictedAccuracy - actualAccuracy);
    }

    /** (predicted − actual) / actual of the loss: step 1 alone, with its sign. */
    public double lossRelativeError() {
        return (predictedLoss - actualLoss) / actualLoss;
    }

    /** (predicted − actual) / actual of step 2 alone, with its sign. */
    public double stepTwoRelativeError() {
        return (accuracyOfActualLoss - actualAccuracy) / actualAccuracy;
    }
}
