package io.datadecide.language.likelihood;

/**
 * A mean and how well it is known.
 *
 * @param mean the mean over instances
 * @param standardError standard error of the mean; NaN with fewer than two instances
 * @param instances how many
 */
public record MeanWithError(double mean, double standardError, long instances) {}
