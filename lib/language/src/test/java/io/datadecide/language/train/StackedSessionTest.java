package io.datadecide.language.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.datadecide.language.LanguageException;
import io.datadecide.language.checkpoint.Checkpoint;
import io.datadecide.language.checkpoint.CheckpointStore;
import io.datadecide.language.model.ModelShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stacked runs are the runs that each would have been alone. */
class StackedSessionTest {
    private static final ModelShape SHAPE = new ModelShape("stack", 2, 32, 2, 48, 320, 32, true);
    private static final List<Long> SEEDS = List.of(3L, 14L, 15L);
    private static final int LENGTH = 32;
    private static final int SEQUENCES = 4;
    private static final double RATE = 1e-3;

    /** Norms of the first gradients are about 2, later ones below 1: some steps clip, others do not, and runs differ in it. */
    private static final OptimizerSettings OPTIMIZER = OptimizerSettings.DATADECIDE;

    private final Training training = Training.onRealText();

    /** 101 is an e: with it as padding, runs count different numbers of targets; 46 ends sentences. */
    static Stream<StepOptions> options() {
        StepOptions parts = StepOptions.plain(2);
        return Stream.of(
                parts,
                parts.withPadding(101).withinDocuments(46).withZLoss(1e-3).recomputing());
    }

    @ParameterizedTest
    @MethodSource("options")
    void theyEqualSeparateRuns(StepOptions options) {
        try (StackedSession stack = StackedSession.create(SHAPE, OPTIMIZER, options, SEEDS)) {
            List<List<StepOutcome>> stacked = take(stack, 12);

            for (int run = 0; run < SEEDS.size(); run++) {
                try (TrainingSession alone = TrainingSession.create(SHAPE, OPTIMIZER, options, SEEDS.get(run))) {
                    for (int step = 1; step <= 12; step++) {
                        StepOutcome expected = alone.step(batch(step, run), LENGTH, RATE);
                        StepOutcome found = stacked.get(step - 1).get(run);
                        assertThat(found.loss()).isCloseTo(expected.loss(), within(1e-5));
                        assertThat(found.gradientNorm()).isCloseTo(expected.gradientNorm(), within(1e-4));
                    }
                    assertThat(distance(Training.values(stack.parameters(run)), Training.parameters(alone)))
                            .isLessThan(1e-5);
                }
            }
        }
    }

    @Test
    void aRunThatDivergesStaysAndTheOthersGoOn() {
        try (StackedSession stack = StackedSession.create(SHAPE, OPTIMIZER, StepOptions.plain(4), SEEDS)) {
            var embedding = stack.parameters(1).layout().slots().getFirst();
            stack.parameters(1).bytes(embedding).asFloatBuffer().put('e' * 32, Float.NaN);
            float[] before = Training.values(stack.parameters(1));

            List<StepOutcome> outcomes = take(stack, 1).getFirst();

            assertThat(outcomes.get(0)).isInstanceOf(StepOutcome.Updated.class);
            assertThat(outcomes.get(1)).isInstanceOf(StepOutcome.Diverged.class);
            assertThat(outcomes.get(2)).isInstanceOf(StepOutcome.Updated.class);
            assertThat(Training.values(stack.parameters(1))).isEqualTo(before);
        }
    }

    @Test
    void restoredTheyGoOnWithTheSameBitsAndOneOfThemCanGoOnAlone(@TempDir Path directory) {
        StepOptions options = StepOptions.plain(4);
        List<Checkpoint> checkpoints = new ArrayList<>();
        try (StackedSession stack = StackedSession.create(SHAPE, OPTIMIZER, options, SEEDS)) {
            take(stack, 3);
            for (int run = 0; run < SEEDS.size(); run++) {
                CheckpointStore store = new CheckpointStore(directory.resolve("run" + run));
                checkpoints.add(stack.save(run, store, "{}", 12, "test"));
            }
            List<List<StepOutcome>> expected = take(stack, 6);
            try (StackedSession restored = StackedSession.restore(checkpoints, OPTIMIZER, options);
                    TrainingSession alone = TrainingSession.restore(checkpoints.get(2), OPTIMIZER, options)) {
                assertThat(restored.steps()).isEqualTo(3);
                assertThat(take(restored, 6)).isEqualTo(expected);
                assertThat(alone.step(batch(4, 2), LENGTH, RATE).loss())
                        .isCloseTo(expected.getFirst().get(2).loss(), within(1e-5));
            }
        }
    }

    @Test
    void batchesOfDifferentSizesAreRefused() {
        try (StackedSession stack = StackedSession.create(SHAPE, OPTIMIZER, StepOptions.plain(4), SEEDS)) {
            assertThatThrownBy(() -> stack.step(List.of(batch(1, 0), new int[LENGTH], batch(1, 2)), LENGTH, RATE))
                    .isInstanceOf(LanguageException.BadShape.class)
                    .hasMessageContaining("give each run as many");
        }
    }

    /**
     * Norm of the difference over norm. Single values may differ by more: where a gradient is nothing but rounding, AdamW
     * makes steps of its sign.
     */
    private static double distance(float[] found, float[] expected) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < found.length; i++) {
            difference += Math.pow(found[i] - expected[i], 2);
            size += Math.pow(expected[i], 2);
        }
        return Math.sqrt(difference / size);
    }

    private List<List<StepOutcome>> take(StackedSession stack, long until) {
        List<List<StepOutcome>> outcomes = new ArrayList<>();
        while (stack.steps() < until) {
            long step = stack.steps() + 1;
            List<int[]> tokens = new ArrayList<>();
            for (int run = 0; run < stack.runs(); run++) {
                tokens.add(batch(step, run));
            }
            outcomes.add(stack.step(tokens, LENGTH, RATE));
        }
        return outcomes;
    }

    private int[] batch(long step, int run) {
        return training.batch(100L * run + step, SEQUENCES, LENGTH);
    }
}
