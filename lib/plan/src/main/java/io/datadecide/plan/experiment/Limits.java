package io.datadecide.plan.experiment;

import java.util.OptionalDouble;

/**
 * When to give up.
 *
 * @param attempts tries of a run that fail in a row, without a new checkpoint between, after which it counts as failed
 * @param maxHours a plan that is estimated to take longer is refused; empty: none
 * @param maxFlops a plan of more training compute than this is refused; empty: none
 */
public record Limits(int attempts, OptionalDouble maxHours, OptionalDouble maxFlops) {}
