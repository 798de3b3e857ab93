package io.datadecide.scorer.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.language.checkpoint.CheckpointStore;
import io.datadecide.language.likelihood.ScoringModel;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.language.train.OptimizerSettings;
import io.datadecide.language.train.TrainingSession;
import io.datadecide.scorer.error.ScorerException.DamagedCheckpoint;
import io.datadecide.scorer.error.ScorerException.ModelTooLarge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointLoaderTest {
    private static final ModelShape SHAPE = new ModelShape("tiny", 1, 8, 2, 8, 320, 64);
    private static final long BYTES = SHAPE.totalParams() * Float.BYTES;

    @TempDir
    Path directory = Path.of("");

    private Path checkpoint = Path.of("");

    @BeforeEach
    void write() {
        TorchRuntime.start(1);
        try (TrainingSession session = TrainingSession.create(SHAPE, OptimizerSettings.DATADECIDE, 1, 1)) {
            checkpoint = session.save(new CheckpointStore(directory), "{}", 0, "test")
                    .directory();
        }
    }

    @Test
    void aModelThatJustFitsIsLoaded() {
        try (ScoringModel model = CheckpointLoader.load(checkpoint, "", BYTES)) {
            assertThat(model.parameters().layout().size() * Float.BYTES).isEqualTo(BYTES);
        }
    }

    @Test
    void aLargerOneIsRefusedWithBothNumbersAndTheSetting() {
        assertThatThrownBy(() -> CheckpointLoader.load(checkpoint, "", BYTES - 1))
                .isInstanceOf(ModelTooLarge.class)
                .hasMessage("checkpoint " + checkpoint + " has parameters of " + BYTES + " bytes, more than "
                        + (BYTES - 1) + "; raise datadecide.scorer.max-model-bytes if the machine has the memory");
    }

    @Test
    void itsFilesAreNotRead() throws IOException {
        Files.delete(checkpoint.resolve("model.safetensors"));
        assertThatThrownBy(() -> CheckpointLoader.load(checkpoint, "", BYTES - 1))
                .isInstanceOf(ModelTooLarge.class);
        assertThatThrownBy(() -> CheckpointLoader.load(checkpoint, "", BYTES)).isInstanceOf(DamagedCheckpoint.class);
    }
}
