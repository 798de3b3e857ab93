package io.datadecide.decide.scaling;

import io.datadecide.decide.scaling.RunCurve.Reading;
import io.datadecide.decide.scaling.law.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** Runs whose loss and metric follow known laws exactly. */
final class SyntheticRuns {
    static final double[] PARAMS = {8e6, 14e6, 20e6, 60e6, 90e6, 150e6, 300e6, 530e6, 750e6};
    static final ScalingTarget TARGET = target(1.2e9);

    private SyntheticRuns() {}

    static ScalingTarget target(double params) {
        return new ScalingTarget("1B", params, 100 * params, 6 * params * 100 * params, java.util.Map.of());
    }

    /** One run per size, twenty checkpoints each, the loss that of the end times a decay that ends at 1. */
    static List<RunCurve> runs(
            String corpus, String task, ToDoubleFunction<Scale> loss, DoubleUnaryOperator metricOfLoss) {
        List<RunCurve> runs = new ArrayList<>();
        for (double params : PARAMS) {
            double tokens = 100 * params;
            double end = loss.applyAsDouble(Scale.of(params, tokens, 6 * params * tokens));
            List<Reading> readings = new ArrayList<>();
            for (int i = 1; i <= 20; i++) {
                double share = i / 20.0;
                double now = i > 18 ? end : end * Math.pow(share / 0.95, -0.2);
                readings.add(
                        new Reading(share * tokens, 6 * params * share * tokens, now, metricOfLoss.applyAsDouble(now)));
            }
            runs.add(new RunCurve(corpus, task, Math.round(params / 1e6) + "M", params, readings));
        }
        return runs;
    }
}
