package io.datadecide.decide.scaling.law;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Laws of step 1, from a scale to a task loss. */
final class LossLaws {
    private LossLaws() {}

    /**
     * L(C) = A / C^α + E, or without E; parameters (ln A, α, E).
     *
     * @param offset whether there is an E, which no compute gets below
     */
    record PowerOfCompute(boolean offset) implements Law {
        @Override
        public int parameters() {
            return offset ? 3 : 2;
        }

        @Override
        public double evaluate(double[] p, Scale at, double[] gradient) {
            double power = Math.exp(p[0] - p[1] * at.logFlops());
            gradient[0] = power;
            gradient[1] = -power * at.logFlops();
            if (!offset) {
                return power;
            }
            gradient[2] = 1;
            return power + p[2];
        }

        @Override
        public SequencedMap<String, Double> named(double[] p) {
            SequencedMap<String, Double> names = new LinkedHashMap<>();
            names.put("A", Math.exp(p[0]));
            names.put("alpha", p[1]);
            if (offset) {
                names.put("E", p[2]);
            }
            return names;
        }
    }

    /** L(N, D) = A / N^α + B / D^β + E (Hoffmann et al. 2022, equation 10); parameters (ln A, ln B, α, β, E). */
    record PowersOfSizeAndTokens() implements Law {
        @Override
        public int parameters() {
            return 5;
        }

        @Override
        public double evaluate(double[] p, Scale at, double[] gradient) {
            double bySize = Math.exp(p[0] - p[2] * at.logParams());
            double byTokens = Math.exp(p[1] - p[3] * at.logTokens());
            gradient[0] = bySize;
            gradient[1] = byTokens;
            gradient[2] = -bySize * at.logParams();
            gradient[3] = -byTokens * at.logTokens();
            gradient[4] = 1;
            return bySize + byTokens + p[4];
        }

        @Override
        public SequencedMap<String, Double> named(double[] p) {
            SequencedMap<String, Double> names = new LinkedHashMap<>();
            names.put("A", Math.exp(p[0]));
            names.put("B", Math.exp(p[1]));
            names.put("alpha", p[2]);
            names.put("beta", p[3]);
            names.put("E", p[4]);
            return names;
        }
    }
}
