package io.datadecide.language.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.ParameterLayout;
import io.datadecide.language.model.TorchRuntime;
import java.nio.FloatBuffer;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares the script, in float32, with a model in float64 and the finite differences of its loss. */
class ScriptReferenceTest {
    private static final ModelShape SHAPE = new ModelShape("reference", 2, 16, 2, 24, 40, 9);
    private static final OptimizerSettings NO_CLIPPING = new OptimizerSettings(0.9, 0.95, 1e-8, 0, 1e9);
    private static final int SAMPLED = 12;

    private final Random random = new Random(7);
    private final ReferenceModel reference = new ReferenceModel(SHAPE);
    private final int[] tokens = random.ints(3 * 9, 0, 40).toArray();

    @BeforeEach
    void startRuntime() {
        TorchRuntime.start(1);
    }

    @Test
    void lossIsThatOfTheReference() {
        try (TrainingSession session = randomized()) {
            double expected = reference.loss(doubles(Training.values(session.parameters())), tokens, 9);

            assertThat(session.step(tokens, 9, 0).loss()).isCloseTo(expected, within(1e-5 * expected));
        }
    }

    @Test
    void gradientOfEveryParameterIsTheFiniteDifferenceOfTheReference() {
        try (TrainingSession session = randomized()) {
            double[] theta = doubles(Training.values(session.parameters()));
            session.step(tokens, 9, 0);
            float[] gradient = Training.values(session.gradient());

            for (ParameterLayout.Slot slot : session.parameters().layout().slots()) {
                assertThat(relativeError(theta, gradient, slot)).as(slot.name()).isLessThan(1e-4);
            }
        }
    }

    @Test
    void accumulatedMicroBatchesGiveTheGradientOfTheWholeBatch() {
        try (TrainingSession whole = randomized(3);
                TrainingSession parts = randomized(2)) {
            StepOutcome expected = whole.step(tokens, 9, 0);
            StepOutcome accumulated = parts.step(tokens, 9, 0);

            assertThat(accumulated.loss()).isCloseTo(expected.loss(), within(1e-6));
            assertThat(accumulated.gradientNorm()).isCloseTo(expected.gradientNorm(), within(1e-6));
            float[] one = Training.values(whole.gradient());
            float[] sum = Training.values(parts.gradient());
            for (int i = 0; i < one.length; i++) {
                assertThat(sum[i]).isCloseTo(one[i], within(1e-6f));
            }
        }
    }

    private double relativeError(double[] theta, float[] gradient, ParameterLayout.Slot slot) {
        double difference = 0;
        double size = 0;
        for (int sample = 0; sample < SAMPLED; sample++) {
            int i = (int) slot.offset() + random.nextInt((int) slot.elements());
            double expected = slope(theta, i);
            difference += Math.pow(gradient[i] - expected, 2);
            size += expected * expected;
        }
        return size == 0 ? Math.sqrt(difference) : Math.sqrt(difference / size);
    }

    private double slope(double[] theta, int i) {
        double value = theta[i];
        double step = 1e-5;
        theta[i] = value + step;
        double above = reference.loss(theta, tokens, 9);
        theta[i] = value - step;
        double below = reference.loss(theta, tokens, 9);
        theta[i] = value;
        return (above - below) / (2 * step);
    }

    private static TrainingSession randomized() {
        return randomized(3);
    }

    /** Larger weights than a training starts with, so that every nonlinearity is felt. */
    private static TrainingSession randomized(int microBatchSequences) {
        TrainingSession session = TrainingSession.create(SHAPE, NO_CLIPPING, microBatchSequences, 3);
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
