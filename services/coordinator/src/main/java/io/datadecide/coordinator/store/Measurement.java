package io.datadecide.coordinator.store;

/**
 * One metric of one task of one checkpoint.
 *
 * @param metric name of the metric
 * @param value mean over instances
 * @param standardError standard error of that mean; NaN where it has none
 * @param instances number of instances
 * @param quoted whether the field quotes this metric for the task
 */
public record Measurement(String metric, double value, double standardError, long instances, boolean quoted) {}
