package io.datadecide.decide.scaling.law;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Laws from a scale straight to a metric. */
final class SingleStepLaws {
    private SingleStepLaws() {}

    /** a / (1 + exp(−k (A / C^α + E − L0))) + b; parameters (ln A, α, E, a, L0, k, b). */
    record SigmoidOfCompute() implements Law {
        private static final LossLaws.PowerOfCompute LOSS = new LossLaws.PowerOfCompute(true);

        @Override
        public int parameters() {
            return 7;
        }

        @Override
        public double evaluate(double[] p, Scale at, double[] gradient) {
            double loss = LOSS.evaluate(p, at, gradient);
            double rise = 1 / (1 + Math.exp(-p[5] * (loss - p[4])));
            double steepness = p[3] * rise * (1 - rise);
            for (int i = 0; i < 3; i++) {
                gradient[i] *= steepness * p[5];
            }
            gradient[3] = rise;
            gradient[4] = -steepness * p[5];
            gradient[5] = steepness * (loss - p[4]);
            gradient[6] = 1;
            return p[3] * rise + p[6];
        }

        @Override
        public SequencedMap<String, Double> named(double[] p) {
            SequencedMap<String, Double> names = LOSS.named(p);
            names.putAll(Sigmoid.named(Arrays.copyOfRange(p, 3, 7)));
            return names;
        }
    }

    /** p / (1 + exp(−(A / N^α + B / D^β + E))) + q; parameters (ln A, ln B, α, β, E, p, q). */
    record SigmoidOfSizeAndTokens() implements Law {
        private static final LossLaws.PowersOfSizeAndTokens LOSS = new LossLaws.PowersOfSizeAndTokens();

        @Override
        public int parameters() {
            return 7;
        }

        @Override
        public double evaluate(double[] p, Scale at, double[] gradient) {
            double rise = 1 / (1 + Math.exp(-LOSS.evaluate(p, at, gradient)));
            double steepness = p[5] * rise * (1 - rise);
            for (int i = 0; i < 5; i++) {
                gradient[i] *= steepness;
            }
            gradient[5] = rise;
            gradient[6] = 1;
            return p[5] * rise + p[6];
        }

        @Override
        public SequencedMap<String, Double> named(double[] p) {
            SequencedMap<String, Double> names = new LinkedHashMap<>(LOSS.named(p));
            names.put("p", p[5]);
            names.put("q", p[6]);
            return names;
        }
    }
}
