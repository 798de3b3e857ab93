package io.datadecide.decide.scaling;

import io.datadecide.decide.scaling.RunCurve.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** How long the eight baselines take on a grid as large as DataDecide's, made up by known laws with noise. */
public final class ScalingBench {
    private static final double[] MILLIONS = {4, 6, 8, 10, 14, 16, 20, 60, 90, 150, 300, 530, 750};
    private static final int CHECKPOINTS = 30;
    private static final double TARGET_PARAMS = 1.2e9;
    private static final double TOKENS_PER_PARAMETER = 100;

    private ScalingBench() {}

    /** The grid of the paper: 25 corpora, 11 tasks, 13 sizes below the target. */
    public static Result run() {
        return run(25, 11, 1);
    }

    /**
     * Makes up the runs, then fits them once.
     *
     * @param seed seed of the laws and of their noise
     */
    public static Result run(int corpora, int tasks, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<RunCurve> runs = new ArrayList<>();
        Map<String, Map<String, Double>> actual = new HashMap<>();
        for (int task = 0; task < tasks; task++) {
            Map<String, Double> byCorpus = new HashMap<>();
            for (int corpus = 0; corpus < corpora; corpus++) {
                Truth truth = new Truth(0.4 + 0.3 * random.nextDouble(), 8 + random.nextDouble(), random);
                for (double millions : MILLIONS) {
                    runs.add(truth.run("corpus-" + corpus, "task-" + task, millions));
                }
                byCorpus.put("corpus-" + corpus, truth.metric(truth.loss(TARGET_PARAMS, 1)));
            }
            actual.put("task-" + task, byCorpus);
        }
        double tokens = TOKENS_PER_PARAMETER * TARGET_PARAMS;
        ScalingTarget target = new ScalingTarget("1B", TARGET_PARAMS, tokens, 6 * TARGET_PARAMS * tokens, actual);
        long start = System.nanoTime();
        Extrapolations found = ScalingLaws.extrapolate(runs, target, ScalingOptions.defaults());
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        long failed = found.predictions().stream().filter(e -> !e.converged()).count();
        return new Result(
                corpora,
                tasks,
                ScalingMethod.values().length,
                found.predictions().size(),
                failed,
                Runtime.getRuntime().availableProcessors(),
                elapsed);
    }

    /**
     * What was fitted, and in what time.
     *
     * @param predictions corpora × tasks × methods
     * @param failed predictions that a fit did not converge for
     * @param processors that the fits could use
     * @param elapsed time of the fits, without making up the runs
     */
    public record Result(
            int corpora, int tasks, int methods, int predictions, long failed, int processors, Duration elapsed) {}

    /** A law of compute for one corpus on one task, and noise of half a percent around it. */
    private record Truth(double floor, double logFactor, SplittableRandom random) {
        double loss(double params, double share) {
            double flops = 6 * params * TOKENS_PER_PARAMETER * params * share;
            return Math.exp(logFactor - 0.22 * Math.log(flops)) + floor;
        }

        double metric(double loss) {
            return -0.7 / (1 + Math.exp(-4 * (loss - 0.9))) + 0.95;
        }

        RunCurve run(String corpus, String task, double millions) {
            double params = millions * 1e6;
            double tokens = TOKENS_PER_PARAMETER * params;
            List<Reading> readings = new ArrayList<>();
            for (int i = 1; i <= CHECKPOINTS; i++) {
                double share = (double) i / CHECKPOINTS;
                double loss = loss(params, share) * (1 + 0.005 * noise());
                double metric = metric(loss) * (1 + 0.005 * noise());
                readings.add(new Reading(share * tokens, 6 * params * share * tokens, loss, metric));
            }
            return new RunCurve(corpus, task, Math.round(millions) + "M", params, readings);
        }

        private double noise() {
            return random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
        }
    }
}
