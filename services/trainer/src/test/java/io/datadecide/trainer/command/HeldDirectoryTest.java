package io.datadecide.trainer.command;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.trainer.TrainerException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldDirectoryTest {
    @TempDir
    private Path directory;

    @Test
    void onlyOneTrainsInADirectoryAtATime() {
        Path out = directory.resolve("runs/a");
        try (HeldDirectory _ = HeldDirectory.hold(out)) {
            assertThatThrownBy(() -> HeldDirectory.hold(out))
                    .isInstanceOf(TrainerException.BadRun.class)
                    .hasMessageContaining("another process trains in " + out);
        }
        HeldDirectory.hold(out).close();
    }

    @Test
    void whatCannotBeADirectoryIsSaidSo() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> HeldDirectory.hold(file))
                .isInstanceOf(TrainerException.Storage.class)
                .hasMessageContaining(file.toString());
    }
}
