package io.datadecide.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
    @TempDir
    private Path directory;

    @Test
    void aSecondLockIsRefusedUntilTheFirstIsReleased() throws IOException {
        Path file = directory.resolve("state/lock");

        try (DirectoryLock first = DirectoryLock.tryLock(file).orElseThrow()) {
            Optional<DirectoryLock> second = DirectoryLock.tryLock(file);

            assertThat(second).isEmpty();
            assertThat(DirectoryLock.isHeld(file)).isTrue();
            assertThat(DirectoryLock.holder(file))
                    .isEqualTo("process " + ProcessHandle.current().pid());
            assertThat(first).isNotNull();
        }
        try (DirectoryLock again = DirectoryLock.tryLock(file).orElseThrow()) {
            assertThat(again).isNotNull();
        }
        assertThat(DirectoryLock.isHeld(file)).isFalse();
        assertThat(DirectoryLock.isHeld(directory.resolve("missing"))).isFalse();
    }

    @Test
    void aLockFileWithoutAProcessIdNamesAnotherProcess() throws IOException {
        Path file = directory.resolve("lock");
        DurableFile.write(file, "\u0000\u0001 not a number");

        assertThat(DirectoryLock.holder(file)).isEqualTo("another process");
        assertThat(DirectoryLock.holder(directory.resolve("missing"))).isEqualTo("another process");
    }
}
