package io.datadecide.decide.scaling.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LawFormTest {
    private static final Scale SCALE = Scale.of(150e6, 15e9, 6 * 150e6 * 15e9);

    private static double[] parameters(LawForm form) {
        return switch (form) {
            case COMPUTE -> new double[] {8, 0.2, 0.6};
            case COMPUTE_WITHOUT_OFFSET -> new double[] {3, 0.07};
            case SIZE_AND_TOKENS -> new double[] {4, 6, 0.3, 0.25, 0.5};
            case SIGMOID_OF_COMPUTE -> new double[] {8, 0.2, 0.6, -0.7, 0.9, 4, 0.95};
            case SIGMOID_OF_SIZE_AND_TOKENS -> new double[] {4, 6, 0.3, 0.25, -1.5, -0.7, 0.95};
        };
    }

    @ParameterizedTest
    @EnumSource
    void derivativesAreThoseOfTheFormula(LawForm form) {
        double[] p = parameters(form);
        double[] gradient = new double[p.length];
        form.law().evaluate(p, SCALE, gradient);

        for (int i = 0; i < p.length; i++) {
            double step = 1e-6 * Math.max(1, Math.abs(p[i]));
            double difference = (shifted(form, i, step) - shifted(form, i, -step)) / (2 * step);
            assertThat(gradient[i]).isCloseTo(difference, within(1e-6 * Math.max(1, Math.abs(difference))));
        }
    }

    private static double shifted(LawForm form, int parameter, double by) {
        double[] p = parameters(form);
        p[parameter] += by;
        return form.law().evaluate(p, SCALE, new double[p.length]);
    }

    @ParameterizedTest
    @EnumSource
    void everyParameterHasAName(LawForm form) {
        assertThat(form.law().named(parameters(form))).hasSize(form.law().parameters());
    }

    @Test
    void aLossThatIsNotPositiveHasNoFit() {
        List<Observation> observations = IntStream.range(0, 5)
                .mapToObj(i -> new Observation(SCALE, i == 3 ? 0 : 1))
                .toList();

        assertThat(LawForm.COMPUTE.fit(observations, 0.25))
                .isInstanceOfSatisfying(
                        Fit.Failed.class,
                        failed -> assertThat(failed.reason()).contains("0.0, which has no logarithm"));
    }

    @Test
    void oneOutlierDoesNotMoveAFitThatWeighsErrorsByHuber() {
        List<Observation> observations = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> {
                    Scale at = Scale.of(i * 1e7, i * 1e9, i * i * 6e16);
                    double loss = Math.exp(6 - 0.15 * at.logFlops()) + 0.4;
                    return new Observation(at, i == 6 ? 1.3 * loss : loss);
                })
                .toList();

        Fit fit = LawForm.COMPUTE.fit(observations, 0.25);

        assertThat(((Fit.Converged) fit).parameters()).containsExactly(new double[] {6, 0.15, 0.4}, within(0.05));
    }
}
