package io.datadecide.language.model;

/** What matrix products are computed in; parameters, gradients and sums are float32 always. */
public enum Precision {
    /** Like the rest. */
    FLOAT32,
    /**
     * Half as wide, as autocast does in OLMo's training: products of bfloat16, residual stream, norms, softmax and optimizer
     * in float32. For devices with units for it; others compute it, slowly.
     */
    BFLOAT16
}
