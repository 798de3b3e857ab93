package io.datadecide.decide.scaling.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.datadecide.decide.scaling.optimize.Minimum.Stop;
import java.util.List;
import org.junit.jupiter.api.Test;

class LbfgsBTest {
    private static final double ANY = Double.POSITIVE_INFINITY;

    private final LbfgsB optimiser = new LbfgsB();

    @Test
    void findsTheMinimumOfRosenbrocksValley() {
        Minimum minimum = optimiser.minimise(LbfgsBTest::rosenbrock, new double[] {-1.2, 1}, Bounds.none(2));

        assertThat(minimum.converged()).as(minimum.toString()).isTrue();
        assertThat(minimum.point()).containsExactly(new double[] {1, 1}, within(1e-8));
        assertThat(minimum.evaluations()).isLessThan(80);
    }

    /** Problem 1 of Hock and Schittkowski (1981): the bound x2 ≥ −1.5 is not active at the minimum (1, 1). */
    @Test
    void ignoresABoundThatTheMinimumDoesNotTouch() {
        Bounds bounds = Bounds.of(new double[] {-ANY, -1.5}, new double[] {ANY, ANY});

        Minimum minimum = optimiser.minimise(LbfgsBTest::rosenbrock, new double[] {-2, 1}, bounds);

        assertThat(minimum.point()).containsExactly(new double[] {1, 1}, within(1e-8));
    }

    /** Problem 2 of Hock and Schittkowski (1981): x2 ≥ 1.5 is active; x1 = 2a cos(⅓ arccos(1/b)), a = √(598/1200), b = 400a³. */
    @Test
    void stopsAtABoundThatTheMinimumTouches() {
        double a = Math.sqrt(598.0 / 1200);
        double x1 = 2 * a * Math.cos(Math.acos(1 / (400 * a * a * a)) / 3);
        Bounds bounds = Bounds.of(new double[] {-ANY, 1.5}, new double[] {ANY, ANY});

        Minimum minimum = optimiser.minimise(LbfgsBTest::rosenbrock, new double[] {-2, 1}, bounds);

        assertThat(minimum.converged()).as(minimum.toString()).isTrue();
        // the problem has a second, higher local minimum at x1 < 0, which a local method may end in
        assertThat(minimum.point()[1]).isEqualTo(1.5);
        assertThat(Math.abs(minimum.point()[0])).isCloseTo(x1, within(2e-2));
    }

    /** Problem 3 of Hock and Schittkowski (1981): f = x2 + 1e-5 (x2 − x1)², x2 ≥ 0, minimum (0, 0). */
    @Test
    void minimisesABadlyScaledFunctionOntoItsBound() {
        Bounds bounds = Bounds.of(new double[] {-ANY, 0}, new double[] {ANY, ANY});
        Objective objective = (x, g) -> {
            double d = x[1] - x[0];
            g[0] = -2e-5 * d;
            g[1] = 1 + 2e-5 * d;
            return x[1] + 1e-5 * d * d;
        };

        Minimum minimum = optimiser.minimise(objective, new double[] {10, 1}, bounds);

        assertThat(minimum.converged()).as(minimum.toString()).isTrue();
        assertThat(minimum.point()).containsExactly(new double[] {0, 0}, within(1e-5));
    }

    /** Problem 5 of Hock and Schittkowski (1981): minimum (−π/3 + ½, −π/3 − ½), value −√3/2 − π/3. */
    @Test
    void findsTheMinimumOfMcCormicksFunctionInItsBox() {
        Bounds bounds = Bounds.of(new double[] {-1.5, -3}, new double[] {4, 3});
        Objective objective = (x, g) -> {
            double d = x[0] - x[1];
            g[0] = Math.cos(x[0] + x[1]) + 2 * d - 1.5;
            g[1] = Math.cos(x[0] + x[1]) - 2 * d + 2.5;
            return Math.sin(x[0] + x[1]) + d * d - 1.5 * x[0] + 2.5 * x[1] + 1;
        };

        Minimum minimum = optimiser.minimise(objective, new double[] {0, 0}, bounds);

        assertThat(minimum.point())
                .containsExactly(new double[] {-Math.PI / 3 + 0.5, -Math.PI / 3 - 0.5}, within(1e-8));
        assertThat(minimum.value()).isCloseTo(-Math.sqrt(3) / 2 - Math.PI / 3, within(1e-12));
    }

    /** Problem 45 of Hock and Schittkowski (1981): f = 2 − x1 x2 x3 x4 x5 / 120, 0 ≤ xi ≤ i, minimum 1 at the corner. */
    @Test
    void findsACornerOfTheBox() {
        Bounds bounds = Bounds.of(new double[5], new double[] {1, 2, 3, 4, 5});
        Objective objective = (x, g) -> {
            for (int i = 0; i < 5; i++) {
                g[i] = -1.0 / 120;
                for (int j = 0; j < 5; j++) {
                    g[i] *= j == i ? 1 : x[j];
                }
            }
            return 2 - x[0] * x[1] * x[2] * x[3] * x[4] / 120;
        };

        Minimum minimum = optimiser.minimise(objective, new double[] {2, 2, 2, 2, 2}, bounds);

        assertThat(minimum.stop()).isEqualTo(Stop.STATIONARY);
        assertThat(minimum.point()).containsExactly(new double[] {1, 2, 3, 4, 5}, within(1e-12));
        assertThat(minimum.value()).isCloseTo(1, within(1e-12));
    }

    /** The driver problem of the L-BFGS-B distribution: 25 variables, odd ones bounded by [1, 100], even ones by ±100. */
    @Test
    void solvesTheDriverProblemOfTheAuthors() {
        int n = 25;
        double[] lower = new double[n];
        double[] upper = new double[n];
        double[] start = new double[n];
        for (int i = 0; i < n; i++) {
            lower[i] = i % 2 == 0 ? 1 : -100;
            upper[i] = 100;
            start[i] = 3;
        }

        Minimum minimum = optimiser.minimise(LbfgsBTest::chain, start, Bounds.of(lower, upper));

        assertThat(minimum.converged()).as(minimum.toString()).isTrue();
        assertThat(minimum.value()).isCloseTo(0, within(1e-8)); // 1.083490083518441e-09 after 23 iterations there
    }

    @Test
    void saysThatTheStartIsNotFinite() {
        Minimum minimum = optimiser.minimise((x, g) -> Double.NaN, new double[] {1}, Bounds.none(1));

        assertThat(minimum.stop()).isEqualTo(Stop.NOT_FINITE);
        assertThat(minimum.converged()).isFalse();
    }

    @Test
    void saysThatTheIterationsRanOut() {
        Minimum minimum =
                new LbfgsB(1e-10, 1e-6, 3).minimise(LbfgsBTest::rosenbrock, new double[] {-1.2, 1}, Bounds.none(2));

        assertThat(minimum.stop()).isEqualTo(Stop.ITERATIONS);
        assertThat(minimum.converged()).isFalse();
    }

    @Test
    void doesNotTakeAWrongGradientForAMinimum() {
        Objective lying = (x, g) -> {
            g[0] = -2 * x[0];
            return x[0] * x[0];
        };

        Minimum minimum = optimiser.minimise(lying, new double[] {1}, Bounds.none(1));

        assertThat(minimum.stop()).isEqualTo(Stop.STALLED);
        assertThat(minimum.converged()).isFalse();
    }

    @Test
    void comesBackFromPlacesWhereTheFunctionIsNotFinite() {
        Objective logarithm = (x, g) -> {
            g[0] = 1 - 1e-3 / x[0];
            return x[0] - 1e-3 * Math.log(x[0]); // minimum at 0.001, undefined below 0
        };

        Minimum minimum = optimiser.minimise(logarithm, new double[] {5}, Bounds.none(1));

        assertThat(minimum.point()).containsExactly(new double[] {1e-3}, within(1e-9));
    }

    @Test
    void triesTheNextStartWhenOneFails() {
        Objective objective = (x, g) -> {
            g[0] = 2 * (x[0] - 3);
            return x[0] < 0 ? Double.NaN : (x[0] - 3) * (x[0] - 3);
        };

        Minimum minimum =
                optimiser.minimiseFromAny(objective, List.of(new double[] {-1}, new double[] {1}), Bounds.none(1));

        assertThat(minimum.point()).containsExactly(new double[] {3}, within(1e-9));
    }

    static double rosenbrock(double[] x, double[] g) {
        double a = x[1] - x[0] * x[0];
        double b = 1 - x[0];
        g[0] = -400 * x[0] * a - 2 * b;
        g[1] = 200 * a;
        return 100 * a * a + b * b;
    }

    private static double chain(double[] x, double[] g) {
        double sum = 0.25 * (x[0] - 1) * (x[0] - 1);
        g[0] = 2 * (x[0] - 1);
        for (int i = 1; i < x.length; i++) {
            double d = x[i] - x[i - 1] * x[i - 1];
            sum += d * d;
            g[i] = 8 * d;
            g[i - 1] -= 16 * d * x[i - 1];
        }
        return 4 * sum;
    }
}
