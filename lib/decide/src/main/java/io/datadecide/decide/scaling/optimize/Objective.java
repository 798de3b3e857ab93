package io.datadecide.decide.scaling.optimize;

/** A differentiable function of several variables. */
@FunctionalInterface
public interface Objective {
    /**
     * Evaluates the function and its gradient; a value that is not finite makes the optimizer shorten the step.
     *
     * @param point variables; not to be changed
     * @param gradient as long as the point; overwritten with the partial derivatives
     * @return the value at the point
     */
    double evaluate(double[] point, double[] gradient);
}
