package io.datadecide.decide.scaling;

import java.util.Map;
import java.util.Set;

/**
 * What to fit.
 *
 * @param methods which baselines
 * @param subsets whether to fit also without the smallest or the largest sizes, down to three of them
 * @param chance what guessing scores on a task, where sigmoids start from; tasks left out are looked up by
 *     {@link TaskChance}
 * @param halfTies whether a pair that the target does not tell apart counts half
 */
public record ScalingOptions(
        Set<ScalingMethod> methods, boolean subsets, Map<String, Double> chance, boolean halfTies) {
    public ScalingOptions {
        methods = Set.copyOf(methods);
        chance = Map.copyOf(chance);
    }

    /** All eight methods on all sizes. */
    public static ScalingOptions defaults() {
        return new ScalingOptions(Set.of(ScalingMethod.values()), false, Map.of(), false);
    }

    /** The same, on every subset of the sizes or on all sizes alone. */
    public ScalingOptions withSubsets(boolean fitSubsets) {
        return new ScalingOptions(methods, fitSubsets, chance, halfTies);
    }

    /** The same with these methods. */
    public ScalingOptions withMethods(Set<ScalingMethod> only) {
        return new ScalingOptions(only, subsets, chance, halfTies);
    }

    /** The same, with pairs that the target does not tell apart counting half or nothing. */
    public ScalingOptions withHalfTies(boolean half) {
        return new ScalingOptions(methods, subsets, chance, half);
    }

    double chanceOf(String task) {
        Double given = chance.get(task);
        return given != null ? given : TaskChance.of(task);
    }
}
