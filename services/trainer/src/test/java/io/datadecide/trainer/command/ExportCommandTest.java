package io.datadecide.trainer.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.language.checkpoint.CheckpointStore;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.language.train.OptimizerSettings;
import io.datadecide.language.train.TrainingSession;
import io.datadecide.trainer.SmallRun;
import io.datadecide.trainer.TrainerException.BadRun;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ExportCommandTest {
    @TempDir
    private Path directory;

    private final ExportCommand export = new ExportCommand();

    @BeforeEach
    void checkpointOfAStart() {
        TorchRuntime.start(1);
        ModelShape shape = new ModelShape("tiny", 1, 8, 2, 8, 320, 64);
        try (TrainingSession session = TrainingSession.create(shape, OptimizerSettings.DATADECIDE, 1, 1)) {
            session.save(new CheckpointStore(directory.resolve("checkpoints")), "{}", 0, "test");
        }
        export.checkpoint = directory.resolve("checkpoints/step-00000000");
        export.out = directory.resolve("exported");
    }

    @Test
    void aTokenizerMayHaveAnAddress() throws IOException {
        String tokenizer = SmallRun.tokenized(directory).tokenizer();
        export.tokenizer = MachineStore.SCHEME + tokenizer;
        assertThat(export.call()).isZero();
        assertThat(directory.resolve("exported/tokenizer.json")).hasSameBinaryContentAs(Path.of(tokenizer));
    }

    @Test
    void aTokenizerThatIsNotThereIsNamed() {
        assertNamed(directory.resolve("gone.json").toString());
        assertNamed(MachineStore.SCHEME + directory.resolve("gone.json"));
    }

    private void assertNamed(String tokenizer) {
        export.tokenizer = tokenizer;
        assertThatThrownBy(export::call)
                .isInstanceOf(BadRun.class)
                .hasMessage("tokenizer " + tokenizer + " does not exist: name its place with --tokenizer");
    }
}
