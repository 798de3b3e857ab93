package io.datadecide.decide.scaling.law;

/**
 * How large a training is; the laws are computed in logarithms, so those are kept.
 *
 * @param logParams natural logarithm of the model's parameters, embeddings left out
 * @param logTokens of the tokens trained on
 * @param logFlops of the floating-point operations
 */
public record Scale(double logParams, double logTokens, double logFlops) {

    /** From plain numbers, all positive. */
    public static Scale of(double params, double tokens, double flops) {
        return new Scale(Math.log(params), Math.log(tokens), Math.log(flops));
    }

    /** Whether all three numbers are positive and finite. */
    public boolean isFinite() {
        return Double.isFinite(logParams) && Double.isFinite(logTokens) && Double.isFinite(logFlops);
    }
}
