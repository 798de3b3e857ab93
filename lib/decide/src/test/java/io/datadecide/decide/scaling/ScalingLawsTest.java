package io.datadecide.decide.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.datadecide.decide.scaling.law.Scale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScalingLawsTest {
    private static final ToDoubleFunction<Scale> BY_COMPUTE = at -> Math.exp(9 - 0.25 * at.logFlops()) + 0.6;
    private static final ToDoubleFunction<Scale> BY_COMPUTE_ALONE = at -> Math.exp(3 - 0.07 * at.logFlops());
    private static final ToDoubleFunction<Scale> BY_SIZE_AND_TOKENS =
            at -> Math.exp(4 - 0.3 * at.logParams()) + Math.exp(6 - 0.25 * at.logTokens()) + 0.5;

    private static double metric(double loss) {
        return -0.7 / (1 + Math.exp(-4 * (loss - 0.9))) + 0.95;
    }

    private static Extrapolation extrapolate(ScalingMethod method, ToDoubleFunction<Scale> loss) {
        List<RunCurve> runs = SyntheticRuns.runs("c4", "arc_easy", loss, ScalingLawsTest::metric);
        return ScalingLaws.extrapolate(
                        runs, SyntheticRuns.TARGET, ScalingOptions.defaults().withMethods(Set.of(method)))
                .predictions()
                .getFirst();
    }

    private static double truth(ToDoubleFunction<Scale> loss) {
        return metric(loss.applyAsDouble(SyntheticRuns.TARGET.scale()));
    }

    @Test
    void threeParametersRecoverTheLawThatMadeTheRuns() {
        Extrapolation found = extrapolate(ScalingMethod.THREE_PARAMETER, BY_COMPUTE);

        assertThat(found.converged()).isTrue();
        assertThat(found.predicted()).isCloseTo(truth(BY_COMPUTE), within(1e-6));
        assertThat(found.parameters().get("alpha")).isCloseTo(0.25, within(1e-3));
        assertThat(found.parameters().get("E")).isCloseTo(0.6, within(1e-4));
        assertThat(found.parameters().get("k")).isCloseTo(4, within(1e-4));
        assertThat(found.parameters().get("L0")).isCloseTo(0.9, within(1e-4));
    }

    @Test
    void twoParametersRecoverALawWithoutOffset() {
        Extrapolation found = extrapolate(ScalingMethod.TWO_PARAMETER, BY_COMPUTE_ALONE);

        assertThat(found.predicted()).isCloseTo(truth(BY_COMPUTE_ALONE), within(1e-6));
        assertThat(found.parameters().get("A")).isCloseTo(Math.exp(3), within(1e-3));
        assertThat(found.parameters().get("alpha")).isCloseTo(0.07, within(1e-6));
    }

    @Test
    void fiveParametersPredictALawOfSizeAndTokens() {
        Extrapolation found = extrapolate(ScalingMethod.FIVE_PARAMETER, BY_SIZE_AND_TOKENS);

        assertThat(found.converged()).as(found.failure()).isTrue();
        assertThat(found.predicted()).isCloseTo(truth(BY_SIZE_AND_TOKENS), within(1e-3));
    }

    @Test
    void aSingleStepPredictsTheMetricWithoutTheLoss() {
        Extrapolation found = extrapolate(ScalingMethod.THREE_PARAMETER_SINGLE_STEP, BY_COMPUTE);

        assertThat(found.converged()).as(found.failure()).isTrue();
        assertThat(found.predicted()).isCloseTo(truth(BY_COMPUTE), within(5e-3));
    }

    @Test
    void aSingleStepOfSizeAndTokensPredictsItsOwnKindOfLaw() {
        ToDoubleFunction<Scale> inner =
                at -> Math.exp(5 - 0.25 * at.logParams()) + Math.exp(5 - 0.2 * at.logTokens()) - 1.5;
        List<RunCurve> runs = SyntheticRuns.runs("c4", "arc_easy", inner, x -> -0.7 / (1 + Math.exp(-x)) + 0.95);
        double truth = -0.7 / (1 + Math.exp(-inner.applyAsDouble(SyntheticRuns.TARGET.scale()))) + 0.95;

        Extrapolation found = ScalingLaws.extrapolate(
                        runs,
                        SyntheticRuns.TARGET,
                        ScalingOptions.defaults().withMethods(Set.of(ScalingMethod.FIVE_PARAMETER_SINGLE_STEP)))
                .predictions()
                .getFirst();

        assertThat(found.converged()).as(found.failure()).isTrue();
        assertThat(found.predicted()).isCloseTo(truth, within(5e-3));
    }

    @ParameterizedTest
    @EnumSource
    void everyMethodPredictsAndDrawsItsCurve(ScalingMethod method) {
        Extrapolation found = extrapolate(method, BY_COMPUTE);

        assertThat(found.method()).isEqualTo(method.id());
        assertThat(found.converged()).as(found.failure()).isTrue();
        assertThat(found.curve()).hasSizeGreaterThan(10);
        assertThat(found.curve().getLast().flops())
                .isCloseTo(SyntheticRuns.TARGET.flops(), within(1e-9 * SyntheticRuns.TARGET.flops()));
        assertThat(found.curve().getLast().value()).isCloseTo(found.predicted(), within(1e-9));
    }

    @Test
    void errorsAreTakenAgainstTheActualValue() {
        List<RunCurve> runs = SyntheticRuns.runs("c4", "arc_easy", BY_COMPUTE, ScalingLawsTest::metric);
        ScalingTarget plain = SyntheticRuns.TARGET;
        ScalingTarget target = new ScalingTarget(
                plain.size(),
                plain.params(),
                plain.tokens(),
                plain.flops(),
                Map.of("arc_easy", Map.of("c4", 2 * truth(BY_COMPUTE))));

        Extrapolations found = ScalingLaws.extrapolate(
                runs, target, ScalingOptions.defaults().withMethods(Set.of(ScalingMethod.THREE_PARAMETER)));

        assertThat(found.predictions().getFirst().relativeError()).isCloseTo(0.5, within(1e-6));
        assertThat(found.predictions().getFirst().absoluteError()).isCloseTo(truth(BY_COMPUTE), within(1e-6));
        assertThat(found.accuracy().getFirst().meanRelativeError()).isCloseTo(0.5, within(1e-6));
        assertThat(found.accuracy().getFirst().pairs()).isZero();
        assertThat(found.accuracy().getFirst().accuracy()).isNull();
    }

    @Test
    void predictionsOrderCorporaAsTheirLawsDo() {
        List<RunCurve> runs = new ArrayList<>();
        Map<String, Double> actual = new java.util.HashMap<>();
        for (int i = 0; i < 6; i++) {
            double floor = 0.5 + 0.02 * i;
            ToDoubleFunction<Scale> loss = at -> Math.exp(9 - 0.25 * at.logFlops()) + floor;
            runs.addAll(SyntheticRuns.runs("corpus-" + i, "arc_easy", loss, ScalingLawsTest::metric));
            actual.put("corpus-" + i, metric(loss.applyAsDouble(SyntheticRuns.TARGET.scale())));
        }
        ScalingTarget plain = SyntheticRuns.TARGET;
        ScalingTarget target = new ScalingTarget(
                plain.size(), plain.params(), plain.tokens(), plain.flops(), Map.of("arc_easy", actual));

        ExtrapolationAccuracy found = ScalingLaws.extrapolate(
                        runs, target, ScalingOptions.defaults().withMethods(Set.of(ScalingMethod.THREE_PARAMETER)))
                .accuracy()
                .getFirst();

        assertThat(found.pairs()).isEqualTo(15);
        assertThat(found.correct()).isEqualTo(15);
        assertThat(found.failed()).isZero();
    }

    @Test
    void subsetsLeaveOutTheLargestOrTheSmallestSizesDownToThree() {
        List<RunCurve> runs = SyntheticRuns.runs("c4", "arc_easy", BY_COMPUTE, ScalingLawsTest::metric);

        List<List<String>> sizes = ScalingLaws.extrapolate(
                        runs,
                        SyntheticRuns.TARGET,
                        ScalingOptions.defaults().withSubsets(true).withMethods(Set.of(ScalingMethod.TWO_PARAMETER)))
                .predictions()
                .stream()
                .map(Extrapolation::sizes)
                .toList();

        assertThat(sizes).hasSize(13).doesNotHaveDuplicates();
        assertThat(sizes).contains(List.of("8M", "14M", "20M"), List.of("300M", "530M", "750M"));
        assertThat(sizes.getFirst()).hasSize(9);
    }

    @Test
    void tooFewRunsForTheParametersIsAFailureAndNotAGuess() {
        List<RunCurve> runs = SyntheticRuns.runs("c4", "arc_easy", BY_COMPUTE, ScalingLawsTest::metric)
                .subList(0, 3);

        Extrapolations found = ScalingLaws.extrapolate(runs, SyntheticRuns.TARGET, ScalingOptions.defaults());

        assertThat(found.predictions())
                .filteredOn(e -> e.method().startsWith("5-parameter"))
                .hasSize(2)
                .allSatisfy(e -> {
                    assertThat(e.converged()).isFalse();
                    assertThat(e.predicted()).isNull();
                    assertThat(e.failure()).contains("parameters need at least as many runs; there are 3");
                });
    }

    @Test
    void aMissingLossFailsTheTwoStepsButNotTheSingleOne() {
        List<RunCurve> runs = SyntheticRuns.runs("c4", "arc_easy", BY_COMPUTE, ScalingLawsTest::metric).stream()
                .map(run -> new RunCurve(
                        run.corpus(),
                        run.task(),
                        run.size(),
                        run.params(),
                        run.readings().stream()
                                .map(r -> new RunCurve.Reading(r.tokens(), r.flops(), Double.NaN, r.metric()))
                                .toList()))
                .toList();

        Extrapolations found = ScalingLaws.extrapolate(runs, SyntheticRuns.TARGET, ScalingOptions.defaults());

        assertThat(found.predictions())
                .allSatisfy(e -> assertThat(e.converged()).isEqualTo(e.method().contains("single-step")));
    }

    @Test
    void runsAtTheTargetAndBeyondAreInNoFit() {
        List<RunCurve> runs = SyntheticRuns.runs("c4", "arc_easy", BY_COMPUTE, ScalingLawsTest::metric);

        Extrapolation found = ScalingLaws.extrapolate(
                        runs,
                        SyntheticRuns.target(500e6),
                        ScalingOptions.defaults().withMethods(Set.of(ScalingMethod.TWO_PARAMETER)))
                .predictions()
                .getFirst();

        assertThat(found.sizes()).containsExactly("8M", "14M", "20M", "60M", "90M", "150M", "300M");
    }

    @Test
    void theOrderOfTheRunsChangesNothing() {
        List<RunCurve> runs = new ArrayList<>();
        for (String corpus : List.of("a", "b", "c")) {
            for (String task : List.of("arc_easy", "boolq")) {
                runs.addAll(SyntheticRuns.runs(corpus, task, BY_COMPUTE, ScalingLawsTest::metric));
            }
        }
        Extrapolations once = ScalingLaws.extrapolate(runs, SyntheticRuns.TARGET, ScalingOptions.defaults());
        Collections.shuffle(runs, new Random(1));

        assertThat(ScalingLaws.extrapolate(runs, SyntheticRuns.TARGET, ScalingOptions.defaults()))
                .isEqualTo(once);
    }
}
