package io.datadecide.decide.scaling.optimize;

/** A differentiable function of several variables. */
@FunctionalInterface
public interface Objective {
    /**
     * Evaluates the function and its gradient; a value that is not finite tells the optimiser to come back nearer.
     *
     * @param point variables; not to be changed
     * @param gradient as long as the point; overwritten with the partial derivatives
     * @return the value at the point
     */
    double evaluate(double[] point, double[] gradient);
}
