package io.datadecide.language.train;

import io.datadecide.language.LanguageException;
import io.datadecide.language.model.Precision;
import java.util.OptionalInt;

/**
 * How a step is computed, beyond the optimizer.
 *
 * @param microBatchSequences sequences whose activations are in memory together; larger batches are accumulated
 * @param zLoss weight of the squared logarithm of the softmax's denominator (Chowdhery et al. 2022); 0 for none. It moves
 *     the gradient; the reported loss stays the cross-entropy
 * @param documentEnd id that ends a document, when no token shall see another document than its own
 * @param padding id whose predictions do not count, neither in the loss nor in its mean
 * @param recomputeActivations hold the inputs of the layers only, and compute each layer twice
 * @param precision of the matrix products
 */
public record StepOptions(
        int microBatchSequences,
        double zLoss,
        OptionalInt documentEnd,
        OptionalInt padding,
        boolean recomputeActivations,
        Precision precision) {
    /** Checks the ranges. */
    public StepOptions {
        if (microBatchSequences < 1) {
            throw new LanguageException.BadShape(
                    "micro-batch of " + microBatchSequences + " sequences, must be at least 1");
        }
        if (!(zLoss >= 0) || !Double.isFinite(zLoss)) {
            throw new LanguageException.BadShape("z-loss weight is " + zLoss + ", must be at least 0");
        }
    }

    /** As every published run was trained. */
    public static StepOptions plain(int microBatchSequences) {
        return new StepOptions(
                microBatchSequences, 0, OptionalInt.empty(), OptionalInt.empty(), false, Precision.FLOAT32);
    }

    /** With a z-loss. */
    public StepOptions withZLoss(double weight) {
        return new StepOptions(microBatchSequences, weight, documentEnd, padding, recomputeActivations, precision);
    }

    /** With attention kept within documents. */
    public StepOptions withinDocuments(int endOfText) {
        return new StepOptions(
                microBatchSequences, zLoss, OptionalInt.of(endOfText), padding, recomputeActivations, precision);
    }

    /** With a token that is not to be predicted. */
    public StepOptions withPadding(int id) {
        return new StepOptions(
                microBatchSequences, zLoss, documentEnd, OptionalInt.of(id), recomputeActivations, precision);
    }

    /** With less memory and a third more work. */
    public StepOptions recomputing() {
        return new StepOptions(microBatchSequences, zLoss, documentEnd, padding, true, precision);
    }

    /** With products of another precision. */
    public StepOptions in(Precision wanted) {
        return new StepOptions(microBatchSequences, zLoss, documentEnd, padding, recomputeActivations, wanted);
    }
}
