package io.datadecide.language.likelihood;

/**
 * A metric of a whole task.
 *
 * @param name the metric
 * @param mean its value: the mean over instances, or the mean of subtask means
 * @param standardError standard error of {@code mean}; NaN where it has none
 * @param instances how many instances went into it
 */
public record MetricValue(String name, double mean, double standardError, long instances) {}
