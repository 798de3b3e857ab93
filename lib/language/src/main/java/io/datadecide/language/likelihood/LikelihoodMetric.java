package io.datadecide.language.likelihood;

import java.util.function.ToDoubleFunction;

/**
 * A number computed from one instance's likelihoods; a task's value is its mean over instances.
 *
 * @param name as in the published DataDecide results, for example {@code correct_prob_per_char}
 * @param higherIsBetter whether a better model has a greater value
 * @param unconditional whether it needs the likelihoods without the question
 * @param definition its value for one instance
 */
public record LikelihoodMetric(
        String name, boolean higherIsBetter, boolean unconditional, ToDoubleFunction<InstanceLikelihood> definition) {

    /** Its value for one instance; NaN where the instance lacks what it needs. */
    public double of(InstanceLikelihood instance) {
        return unconditional && !instance.hasUnconditional() ? Double.NaN : definition.applyAsDouble(instance);
    }
}
