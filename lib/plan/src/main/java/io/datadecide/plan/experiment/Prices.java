package io.datadecide.plan.experiment;

import java.util.OptionalDouble;

/**
 * What estimates of time and cost start from.
 *
 * @param hourlyPrice price of one worker (a core, or a GPU) for an hour; empty: no cost is estimated
 * @param currency its currency, for example {@code USD}
 * @param flopsPerSecond training compute that one worker delivers; empty: the table of
 *     {@code io.datadecide.plan.budget.Throughput}
 */
public record Prices(OptionalDouble hourlyPrice, String currency, OptionalDouble flopsPerSecond) {}
