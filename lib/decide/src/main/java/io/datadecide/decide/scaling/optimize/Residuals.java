package io.datadecide.decide.scaling.optimize;

/** Differences between a model and its observations, as a function of the model's variables. */
@FunctionalInterface
public interface Residuals {
    /**
     * Evaluates every residual and its partial derivatives.
     *
     * @param point variables; not to be changed
     * @param residuals one per observation; overwritten
     * @param jacobian one row per observation, one column per variable; overwritten
     */
    void evaluate(double[] point, double[] residuals, double[][] jacobian);
}
