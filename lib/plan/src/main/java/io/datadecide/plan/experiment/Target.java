package io.datadecide.plan.experiment;

/**
 * What the decision is for.
 *
 * @param size the size whose order of corpora counts as right; one of the experiment's
 * @param task the task; empty: the macro average of all, or the only one
 * @param metric the metric; empty: each task's primary metric
 */
public record Target(String size, String task, String metric) {}
