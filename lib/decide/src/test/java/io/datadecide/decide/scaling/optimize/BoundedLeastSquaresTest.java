package io.datadecide.decide.scaling.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.datadecide.decide.scaling.optimize.Minimum.Stop;
import org.junit.jupiter.api.Test;

class BoundedLeastSquaresTest {
    private static final double ANY = Double.POSITIVE_INFINITY;

    private final BoundedLeastSquares optimiser = new BoundedLeastSquares();

    @Test
    void fitsRosenbrocksValleyExactly() {
        Minimum minimum =
                optimiser.minimise(BoundedLeastSquaresTest::rosenbrock, 2, new double[] {-1.2, 1}, Bounds.none(2));

        assertThat(minimum.converged()).as(minimum.toString()).isTrue();
        assertThat(minimum.point()).containsExactly(new double[] {1, 1}, within(1e-9));
    }

    /** With x1 ≤ ½ the minimum is (½, ¼), where the sum of squares is ¼. */
    @Test
    void staysWithinABoundThatTheMinimumTouches() {
        Bounds bounds = Bounds.of(new double[] {-ANY, -ANY}, new double[] {0.5, ANY});

        Minimum minimum = optimiser.minimise(BoundedLeastSquaresTest::rosenbrock, 2, new double[] {-1.2, 1}, bounds);

        assertThat(minimum.converged()).as(minimum.toString()).isTrue();
        assertThat(minimum.point()).containsExactly(new double[] {0.5, 0.25}, within(1e-9));
        assertThat(minimum.value()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void leavesABoundAgainThatTheStartLiesOn() {
        Bounds bounds = Bounds.of(new double[] {-5, -5}, new double[] {-1.2, 5});

        Minimum minimum = optimiser.minimise(
                (x, r, j) -> {
                    r[0] = x[0] + 3;
                    r[1] = x[1] - 1;
                    j[0][0] = 1;
                    j[1][1] = 1;
                },
                2,
                new double[] {-1.2, 5},
                bounds);

        assertThat(minimum.point()).containsExactly(new double[] {-3, 1}, within(1e-9));
    }

    @Test
    void holdsAVariableThatMovesNothing() {
        Minimum minimum = optimiser.minimise(
                (x, r, j) -> {
                    r[0] = x[0] - 2;
                    j[0][0] = 1;
                    j[0][1] = 0;
                },
                1,
                new double[] {0, 7},
                Bounds.none(2));

        assertThat(minimum.converged()).as(minimum.toString()).isTrue();
        assertThat(minimum.point()).containsExactly(new double[] {2, 7}, within(1e-9));
    }

    @Test
    void saysThatTheStartIsNotFinite() {
        Minimum minimum = optimiser.minimise((x, r, j) -> r[0] = Double.NaN, 1, new double[] {1}, Bounds.none(1));

        assertThat(minimum.stop()).isEqualTo(Stop.NOT_FINITE);
    }

    @Test
    void saysThatTheEvaluationsRanOut() {
        Minimum minimum = new BoundedLeastSquares(1e-12, 3)
                .minimise(BoundedLeastSquaresTest::rosenbrock, 2, new double[] {-1.2, 1}, Bounds.none(2));

        assertThat(minimum.stop()).isEqualTo(Stop.ITERATIONS);
    }

    private static void rosenbrock(double[] x, double[] r, double[][] j) {
        r[0] = 10 * (x[1] - x[0] * x[0]);
        r[1] = 1 - x[0];
        j[0][0] = -20 * x[0];
        j[0][1] = 10;
        j[1][0] = -1;
        j[1][1] = 0;
    }
}
