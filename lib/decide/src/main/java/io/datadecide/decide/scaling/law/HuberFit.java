package io.datadecide.decide.scaling.law;

import io.datadecide.decide.scaling.optimize.Bounds;
import io.datadecide.decide.scaling.optimize.LbfgsB;
import java.util.Arrays;
import java.util.List;

/**
 * Fits a law to one point a run: Σ Huber(ln predicted − ln actual) with δ = 10⁻³, by L-BFGS-B (Hoffmann et al. 2022,
 * equation 3; Bhagia et al. 2024, arXiv 2412.04403, section 3.1).
 */
final class HuberFit {
    private static final double DELTA = 1e-3;
    /** Single-step laws can fall below 0, which has no logarithm; the released code has the same floor. */
    private static final double MIN_VALUE = 1e-6;

    private static final LbfgsB OPTIMISER = new LbfgsB();

    private final Law law;
    private final Scale[] scales;
    private final double[] logActual;

    private HuberFit(Law law, List<Observation> observations) {
        this.law = law;
        this.scales = observations.stream().map(Observation::at).toArray(Scale[]::new);
        this.logActual = observations.stream()
                .mapToDouble(observation -> Math.log(observation.value()))
                .toArray();
    }

    /** Fits from one start after another until a fit converges. */
    static Fit fit(Law law, List<Observation> observations, List<double[]> starts, Bounds bounds) {
        if (observations.size() < law.parameters()) {
            return new Fit.Failed(
                    law.parameters() + " parameters need at least as many runs; there are " + observations.size());
        }
        for (Observation observation : observations) {
            if (!(observation.value() > 0) || !Double.isFinite(observation.value())) {
                return new Fit.Failed("a run has the value " + observation.value() + ", which has no logarithm");
            }
            if (!observation.at().isFinite()) {
                return new Fit.Failed("a run has no positive number of parameters, tokens and FLOPs");
            }
        }
        return Fit.of(OPTIMISER.minimiseFromAny(new HuberFit(law, observations)::evaluate, starts, bounds));
    }

    private double evaluate(double[] p, double[] gradient) {
        Arrays.fill(gradient, 0);
        double[] slope = new double[p.length];
        double sum = 0;
        for (int run = 0; run < scales.length; run++) {
            double value = law.evaluate(p, scales[run], slope);
            boolean floored = value < MIN_VALUE;
            double predicted = floored ? MIN_VALUE : value;
            double residual = Math.log(predicted) - logActual[run];
            double size = Math.abs(residual);
            sum += size < DELTA ? 0.5 * residual * residual : DELTA * (size - 0.5 * DELTA);
            double pull = floored ? 0 : Math.clamp(residual, -DELTA, DELTA) / predicted;
            for (int i = 0; i < p.length; i++) {
                gradient[i] += pull * slope[i];
            }
        }
        return sum;
    }
}
