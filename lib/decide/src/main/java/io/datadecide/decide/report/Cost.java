package io.datadecide.decide.report;

import org.jspecify.annotations.Nullable;

/**
 * What the evidence cost.
 *
 * @param runs runs trained
 * @param tokens tokens trained on, all runs together
 * @param flops training compute, all runs together
 * @param workerSeconds time of all workers together, from lease to completion, in seconds
 * @param amount price in the currency; null when not known
 * @param currency for example {@code EUR}; null when not known
 * @param shareOfTargetCompute {@code flops} over one full run of the target; null when not known
 */
public record Cost(
        int runs,
        long tokens,
        double flops,
        double workerSeconds,
        @Nullable Double amount,
        @Nullable String currency,
        @Nullable Double shareOfTargetCompute) {}
