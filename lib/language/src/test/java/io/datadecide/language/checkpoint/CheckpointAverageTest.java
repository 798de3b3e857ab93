package io.datadecide.language.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.datadecide.language.LanguageException;
import io.datadecide.language.model.LanguageModel;
import io.datadecide.language.train.OptimizerSettings;
import io.datadecide.language.train.Training;
import io.datadecide.language.train.TrainingSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointAverageTest {
    private final Training training = Training.onRealText();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final List<float[]> parameters = new ArrayList<>();

    @TempDir
    Path directory;

    @BeforeEach
    void threeCheckpoints() {
        try (TrainingSession session = session()) {
            for (long step : new long[] {2, 4, 6}) {
                training.until(session, step);
                checkpoints.add(session.save(new CheckpointStore(directory.resolve("run")), "{}", step, "test"));
                parameters.add(Training.parameters(session));
            }
        }
    }

    @Test
    void everyParameterIsTheMeanAndTheModelCanBeAsked() throws IOException {
        Checkpoint average = CheckpointAverage.write(checkpoints, averages(), "test");

        assertThat(average.directory()).hasFileName("step-00000006");
        Checkpoint verified = Checkpoint.verify(average.directory());
        assertThat(verified.manifest().files()).containsOnlyKeys("model.safetensors");
        try (LanguageModel model = LanguageModel.of(Training.TINY, 64, values -> {
            verified.readParameters(values);
            assertMean(values.vector().toFloatArray());
        })) {
            assertThat(model.shape()).isEqualTo(Training.TINY);
        }
        assertThat(new String(Files.readAllBytes(verified.modelFile()), StandardCharsets.ISO_8859_1))
                .contains("\"averaged_steps\":\"2,4,6\"");
    }

    @Test
    void averageCannotBeTrainedOn() {
        Checkpoint average = CheckpointAverage.write(checkpoints, averages(), "test");

        assertThatThrownBy(() -> TrainingSession.restore(average, OptimizerSettings.DATADECIDE, 1))
                .isInstanceOf(LanguageException.BadCheckpoint.class)
                .hasMessageContaining("optimizer.safetensors");
    }

    @Test
    void checkpointsOfTwoRunsAreNotMixed() {
        try (TrainingSession session = session()) {
            checkpoints.add(session.save(new CheckpointStore(directory.resolve("other")), "{\"seed\":2}", 0, "test"));
        }

        assertThatThrownBy(() -> CheckpointAverage.write(checkpoints, averages(), "test"))
                .isInstanceOf(LanguageException.BadCheckpoint.class)
                .hasMessageContaining("another run");
    }

    private void assertMean(float[] found) {
        for (int i = 0; i < found.length; i++) {
            double mean = ((double) parameters.get(0)[i]
                            + parameters.get(1)[i]
                            + parameters.get(2)[i])
                    / 3;
            assertThat((double) found[i]).isCloseTo(mean, within(1e-6));
        }
    }

    private CheckpointStore averages() {
        return new CheckpointStore(directory.resolve("averages"));
    }

    private static TrainingSession session() {
        return TrainingSession.create(Training.TINY, OptimizerSettings.DATADECIDE, Training.SEQUENCES, 1);
    }
}
