package io.datadecide.plan.budget;

import io.datadecide.plan.experiment.Experiment;
import io.datadecide.plan.grid.Grid;
import io.datadecide.plan.grid.ResolvedRun;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What training a grid will take; tokenizing and scoring come on top.
 *
 * @param flops training compute, Σ 6·params·tokens
 * @param workerTime time of all runs, one after the other
 * @param wallTime time until the last run ends
 * @param parallelRuns concurrent runs that {@code wallTime} assumes
 * @param cost price of {@code workerTime}; empty when the experiment names no price
 * @param currency currency of {@code cost}
 * @param throughput what the times start from
 */
public record Estimate(
        double flops,
        Duration workerTime,
        Duration wallTime,
        int parallelRuns,
        OptionalDouble cost,
        String currency,
        Throughput throughput) {

    /** Starting a worker process, loading the engine, writing the last checkpoint. */
    private static final double START_SECONDS = 3;

    private static final double SECONDS_PER_HOUR = 3600;

    /**
     * Estimates a grid.
     *
     * @param cores concurrent runs, where the experiment has no limit
     */
    public static Estimate of(Experiment experiment, Grid grid, int cores) {
        Throughput throughput = throughput(experiment);
        int parallel = experiment.placement().parallelRuns() > 0
                ? experiment.placement().parallelRuns()
                : cores;
        List<Double> seconds =
                grid.runs().stream().map(run -> seconds(run, throughput)).toList();
        double total = seconds.stream().mapToDouble(Double::doubleValue).sum();
        OptionalDouble price = experiment.prices().hourlyPrice();
        return new Estimate(
                grid.flops(),
                duration(total),
                duration(wallSeconds(seconds, parallel)),
                parallel,
                price.isPresent()
                        ? OptionalDouble.of(price.getAsDouble() * total / SECONDS_PER_HOUR)
                        : OptionalDouble.empty(),
                experiment.prices().currency(),
                throughput);
    }

    /** Time of one run on one worker. */
    public static Duration ofRun(ResolvedRun run, Throughput throughput) {
        return duration(seconds(run, throughput));
    }

    private static Throughput throughput(Experiment experiment) {
        OptionalDouble assumed = experiment.prices().flopsPerSecond();
        return assumed.isPresent() ? Throughput.assumed(assumed.getAsDouble()) : Throughput.ofOneCore();
    }

    private static double seconds(ResolvedRun run, Throughput throughput) {
        return START_SECONDS + run.flops() / throughput.flopsPerSecond(run.params());
    }

    /** Runs start in the grid's order, each as soon as a place is free. */
    private static double wallSeconds(List<Double> seconds, int parallel) {
        double[] freeAt = new double[Math.min(parallel, Math.max(1, seconds.size()))];
        double end = 0;
        for (double run : seconds) {
            int first = 0;
            for (int place = 1; place < freeAt.length; place++) {
                first = freeAt[place] < freeAt[first] ? place : first;
            }
            freeAt[first] += run;
            end = Math.max(end, freeAt[first]);
        }
        return end;
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000));
    }
}
