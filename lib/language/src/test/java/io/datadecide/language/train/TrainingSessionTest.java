package io.datadecide.language.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.language.LanguageException;
import io.datadecide.language.checkpoint.Checkpoint;
import io.datadecide.language.checkpoint.CheckpointStore;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSessionTest {
    private static final OptimizerSettings OPTIMIZER = OptimizerSettings.DATADECIDE;

    private final Training training = Training.onRealText();

    @Test
    void lossFallsOnRealText() {
        try (TrainingSession session = session(6198)) {
            List<Double> losses = training.until(session, 60);

            assertThat(losses.getFirst()).isBetween(5.5, 6.0);
            assertThat(losses.getLast()).isLessThan(3.3);
            assertThat(session.tokensSeen()).isEqualTo(60L * Training.SEQUENCES * Training.TINY.sequenceLength());
        }
    }

    @Test
    void sameSeedGivesTheSameBitsAndAnotherSeedDoesNot() {
        try (TrainingSession one = session(14);
                TrainingSession two = session(14);
                TrainingSession other = session(15)) {
            List<Double> losses = training.until(one, 10);

            assertThat(training.until(two, 10)).isEqualTo(losses);
            assertThat(Training.parameters(two)).isEqualTo(Training.parameters(one));
            assertThat(training.until(other, 10)).isNotEqualTo(losses);
        }
    }

    @Test
    void resumeFromACheckpointGivesTheSameBits(@TempDir Path directory) {
        try (TrainingSession whole = session(6198)) {
            List<Double> losses = training.until(whole, 20);
            Checkpoint checkpoint = checkpointAt(7, directory);

            try (TrainingSession resumed = TrainingSession.restore(checkpoint, OPTIMIZER, Training.SEQUENCES)) {
                assertThat(resumed.steps()).isEqualTo(7);
                assertThat(training.until(resumed, 20)).isEqualTo(losses.subList(7, 20));
                assertThat(Training.parameters(resumed)).isEqualTo(Training.parameters(whole));
                assertThat(resumed.tokensSeen()).isEqualTo(whole.tokensSeen());
            }
        }
    }

    /** What is in memory is lost at a random step, as with a killed process; only checkpoints of every fifth step remain. */
    @Test
    void twentyInterruptionsAtRandomStepsEndWithTheSameParameters(@TempDir Path directory) {
        int steps = 40;
        float[] expected;
        try (TrainingSession whole = session(6198)) {
            training.until(whole, steps);
            expected = Training.parameters(whole);
        }
        CheckpointStore store = new CheckpointStore(directory);
        Random random = new Random(20);
        for (int interruption = 0; interruption < 20; interruption++) {
            try (TrainingSession session = newestOf(store)) {
                long end = Math.min(steps - 1, session.steps() + 1 + random.nextInt(9));
                advance(session, store, end);
            }
        }
        try (TrainingSession last = newestOf(store)) {
            advance(last, store, steps);
            assertThat(Training.parameters(last)).isEqualTo(expected);
        }
    }

    @Test
    void stepThatDivergesSaysSoAndChangesNothing() {
        try (TrainingSession session = session(6198)) {
            var embedding = session.parameters().layout().slots().getFirst();
            session.parameters().bytes(embedding).asFloatBuffer().put('e' * 32, Float.NaN);
            float[] before = Training.parameters(session);

            StepOutcome outcome = session.step(filled('e'), 64, 1e-3);

            assertThat(outcome).isInstanceOf(StepOutcome.Diverged.class);
            assertThat(session.steps()).isZero();
            assertThat(Training.parameters(session)).isEqualTo(before);
        }
    }

    @Test
    void tokenThatDoesNotFitIsRefusedBeforeTheStep() {
        try (TrainingSession session = session(6198)) {
            assertThatThrownBy(() -> session.step(filled(320), 64, 1e-3))
                    .isInstanceOf(LanguageException.BadShape.class)
                    .hasMessageContaining("token id 320")
                    .hasMessageContaining("vocabulary of 320");
        }
    }

    private void advance(TrainingSession session, CheckpointStore store, long end) {
        while (session.steps() < end) {
            training.until(session, session.steps() + 1);
            if (session.steps() % 5 == 0) {
                session.save(store, "{}", session.steps() * Training.SEQUENCES, "test");
                store.prune(Set.of(), 2);
            }
        }
    }

    private static TrainingSession newestOf(CheckpointStore store) {
        Checkpoint newest = store.newestWhole().checkpoint();
        return newest == null ? session(6198) : TrainingSession.restore(newest, OPTIMIZER, Training.SEQUENCES);
    }

    private Checkpoint checkpointAt(long step, Path directory) {
        try (TrainingSession session = session(6198)) {
            training.until(session, step);
            CheckpointStore store = new CheckpointStore(directory);
            session.save(store, "{}", step * Training.SEQUENCES, "test");
            return Checkpoint.verify(store.directory(step));
        }
    }

    private static TrainingSession session(long seed) {
        return TrainingSession.create(Training.TINY, OPTIMIZER, Training.SEQUENCES, seed);
    }

    private static int[] filled(int token) {
        int[] tokens = new int[128];
        Arrays.fill(tokens, token);
        return tokens;
    }
}
