package io.datadecide.language.train;

/** What one optimizer step came to. */
public sealed interface StepOutcome {
    /** Mean cross-entropy of the batch before the update, nats per predicted token. */
    double loss();

    /** Euclidean norm of the gradient of all parameters, before clipping. */
    double gradientNorm();

    /** The parameters were updated. */
    record Updated(double loss, double gradientNorm) implements StepOutcome {}

    /** Loss or gradient is not a finite number; parameters and optimizer are as they were before the step. */
    record Diverged(double loss, double gradientNorm) implements StepOutcome {}
}
