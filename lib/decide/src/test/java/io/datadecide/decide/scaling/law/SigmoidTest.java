package io.datadecide.decide.scaling.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SigmoidTest {
    private static final double[] LOSSES =
            DoubleStream.iterate(0.6, loss -> loss < 1.6, loss -> loss + 0.05).toArray();

    @Test
    void recoversTheSigmoidThatMadeThePoints() {
        double[] truth = {-0.6, 0.95, 5, 0.9};
        double[] metrics =
                Arrays.stream(LOSSES).map(loss -> Sigmoid.value(truth, loss)).toArray();

        Fit fit = Sigmoid.fit(LOSSES, metrics, 0.25);

        assertThat(((Fit.Converged) fit).parameters()).containsExactly(truth, within(1e-6));
    }

    @Test
    void staysWithinItsBoundsWhereThePointsPullBeyondThem() {
        double[] metrics = Arrays.stream(LOSSES)
                .map(loss -> Sigmoid.value(new double[] {-1.5, 0.6, 3, 1.4}, loss))
                .toArray();

        double[] p = ((Fit.Converged) Sigmoid.fit(LOSSES, metrics, 0.25)).parameters();

        assertThat(p[0]).isBetween(-1.0, 0.0);
        assertThat(p[1]).isNotNegative();
        assertThat(p[2]).isNotNegative();
        assertThat(p[3]).isBetween(0.0, 1.0);
    }

    @Test
    void fourPointsAreTooFewForFourParameters() {
        assertThat(Sigmoid.fit(new double[] {1, 2, 3, 4}, new double[] {.9, .8, .5, .3}, 0.25))
                .isInstanceOfSatisfying(
                        Fit.Failed.class, failed -> assertThat(failed.reason()).contains("there are 4"));
    }
}
