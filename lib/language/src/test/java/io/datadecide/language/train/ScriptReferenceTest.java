package io.datadecide.language.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.ParameterLayout;
import io.datadecide.language.model.Precision;
import io.datadecide.language.model.TorchRuntime;
import java.nio.FloatBuffer;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the script, in float32, with a model in float64 and the finite differences of its loss. */
@Tag("slow")
class ScriptReferenceTest {
    private static final ModelShape PLAIN = new ModelShape("reference", 2, 16, 2, 24, 40, 9);
    private static final ModelShape NORMED = new ModelShape("normed", 2, 16, 2, 24, 40, 9, true);
    private static final OptimizerSettings NO_CLIPPING = new OptimizerSettings(0.9, 0.95, 1e-8, 0, 1e9);
    private static final int SAMPLED = 12;

    private static final int LENGTH = 9;

    /**
     * The relative error that float32 sums in another order may have. The order depends on the number of rows of a product
     * and on the processor: MKL's AVX-512 kernels were measured at 1.4e-6, its AVX2 kernels below 1e-6.
     */
    private static final double ROUNDING = 32 * Math.ulp(1f);

    private static final int VOCABULARY = 40;

    private final Random random = new Random(7);
    private final int[] tokens = random.ints(3 * LENGTH, 0, VOCABULARY).toArray();

    record Case(ModelShape shape, StepOptions options) {}

    /** One option at a time, then all of them; ids that the tokens contain. */
    static Stream<Case> cases() {
        StepOptions plain = StepOptions.plain(3);
        StepOptions all = plain.withZLoss(0.1).withPadding(5).withinDocuments(6).recomputing();
        return Stream.of(
                new Case(PLAIN, plain),
                new Case(PLAIN, plain.recomputing()),
                new Case(PLAIN, plain.withZLoss(0.1)),
                new Case(PLAIN, plain.withPadding(5)),
                new Case(PLAIN, plain.withinDocuments(6)),
                new Case(PLAIN, all),
                new Case(NORMED, plain),
                new Case(NORMED, all));
    }

    @BeforeEach
    void startRuntime() {
        TorchRuntime.start(1);
        tokens[3] = 5;
        tokens[4] = 6;
        tokens[LENGTH + 2] = 6;
        tokens[2 * LENGTH - 1] = 5;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossIsThatOfTheReference(Case at) {
        try (TrainingSession session = randomized(at)) {
            double expected = new ReferenceModel(at.shape(), at.options())
                    .loss(doubles(Training.parameters(session)), tokens, LENGTH);

            assertThat(session.step(tokens, LENGTH, 0).loss()).isCloseTo(expected, within(1e-5 * expected));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientOfEveryParameterIsTheFiniteDifferenceOfTheReference(Case at) {
        ReferenceModel reference = new ReferenceModel(at.shape(), at.options());
        try (TrainingSession session = randomized(at)) {
            double[] theta = doubles(Training.parameters(session));
            session.step(tokens, LENGTH, 0);
            float[] gradient = Training.values(session.gradient());

            for (ParameterLayout.Slot slot : session.parameters().layout().slots()) {
                assertThat(relativeError(reference, theta, gradient, slot))
                        .as(slot.name())
                        .isLessThan(1e-4);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void accumulatedMicroBatchesGiveTheGradientOfTheWholeBatch(Case at) {
        StepOptions options = at.options();
        StepOptions inParts = new StepOptions(
                2,
                options.zLoss(),
                options.documentEnd(),
                options.padding(),
                options.recomputeActivations(),
                options.precision());
        try (TrainingSession whole = randomized(at);
                TrainingSession parts = randomized(new Case(at.shape(), inParts))) {
            StepOutcome expected = whole.step(tokens, LENGTH, 0);
            StepOutcome accumulated = parts.step(tokens, LENGTH, 0);

            double tolerance = ROUNDING * expected.gradientNorm();
            assertThat(accumulated.loss()).isCloseTo(expected.loss(), within(1e-6));
            assertThat(accumulated.gradientNorm()).isCloseTo(expected.gradientNorm(), within(tolerance));
            assertThat(distance(Training.values(parts.gradient()), Training.values(whole.gradient())))
                    .isLessThan(ROUNDING);
            assertThat(Training.values(parts.gradient()))
                    .usingComparatorWithPrecision((float) tolerance)
                    .containsExactly(Training.values(whole.gradient()));
        }
    }

    /** A bfloat16 number has 8 bits: each product is good to half a percent, and sums of them are float32. */
    @ParameterizedTest
    @MethodSource("cases")
    void productsInBfloat16AreNearTheReference(Case at) {
        try (TrainingSession whole = randomized(at);
                TrainingSession lowered =
                        randomized(new Case(at.shape(), at.options().in(Precision.BFLOAT16)))) {
            StepOutcome expected = whole.step(tokens, LENGTH, 0);
            StepOutcome found = lowered.step(tokens, LENGTH, 0);

            assertThat(found.loss()).isNotEqualTo(expected.loss()).isCloseTo(expected.loss(), withinPercentage(1));
            assertThat(distance(Training.values(lowered.gradient()), Training.values(whole.gradient())))
                    .isLessThan(0.05);
        }
    }

    private static double distance(float[] found, float[] expected) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < found.length; i++) {
            difference += Math.pow(found[i] - expected[i], 2);
            size += Math.pow(expected[i], 2);
        }
        return Math.sqrt(difference / size);
    }

    private double relativeError(
            ReferenceModel reference, double[] theta, float[] gradient, ParameterLayout.Slot slot) {
        double difference = 0;
        double size = 0;
        for (int sample = 0; sample < SAMPLED; sample++) {
            int i = (int) slot.offset() + random.nextInt((int) slot.elements());
            double expected = slope(reference, theta, i);
            difference += Math.pow(gradient[i] - expected, 2);
            size += expected * expected;
        }
        return size == 0 ? Math.sqrt(difference) : Math.sqrt(difference / size);
    }

    private double slope(ReferenceModel reference, double[] theta, int i) {
        double value = theta[i];
        double step = 1e-5;
        theta[i] = value + step;
        double above = reference.objective(theta, tokens, LENGTH);
        theta[i] = value - step;
        double below = reference.objective(theta, tokens, LENGTH);
        theta[i] = value;
        return (above - below) / (2 * step);
    }

    /** Larger weights than a training starts with, so that every nonlinearity is felt. */
    private static TrainingSession randomized(Case at) {
        TrainingSession session = TrainingSession.create(at.shape(), NO_CLIPPING, at.options(), 3);
        Random weights = new Random(11);
        for (ParameterLayout.Slot slot : session.parameters().layout().slots()) {
            FloatBuffer values = session.parameters().bytes(slot).asFloatBuffer();
            while (values.hasRemaining()) {
                values.put((float) ((slot.norm() ? 1 : 0) + 0.3 * weights.nextGaussian()));
            }
        }
        return session;
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
