package io.datadecide.plan.ladder;

/** What matrix products are computed in; parameters, gradients and sums are float32 always. */
public enum Precision {
    /** Like the rest. */
    FLOAT32,
    /** Half as wide, as OLMo's autocast. */
    BFLOAT16
}
