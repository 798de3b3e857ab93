package io.datadecide.decide.frontier;

/**
 * A size, task and metric that no cheaper one beats.
 *
 * @param accuracy mean over seeds of the decision accuracy for the question's task
 */
public record FrontierPoint(
        double fractionOfTargetFlops, double accuracy, String size, String task, String metric, long step) {}
