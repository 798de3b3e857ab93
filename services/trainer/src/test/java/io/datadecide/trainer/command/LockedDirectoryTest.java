package io.datadecide.trainer.command;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.trainer.TrainerException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedDirectoryTest {
    @TempDir
    private Path directory;

    @Test
    void onlyOneTrainsInADirectoryAtATime() {
        Path out = directory.resolve("runs/a");
        try (LockedDirectory _ = LockedDirectory.hold(out)) {
            assertThatThrownBy(() -> LockedDirectory.hold(out))
                    .isInstanceOf(TrainerException.BadRun.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid() + " trains in " + out);
        }
        LockedDirectory.hold(out).close();
    }

    @Test
    void whatCannotBeADirectoryIsSaidSo() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> LockedDirectory.hold(file))
                .isInstanceOf(TrainerException.Storage.class)
                .hasMessageContaining(file.toString());
    }
}
