package io.datadecide.coordinator.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.files.DirectoryLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputDirectoryTest {
    @TempDir
    Path root;

    @Test
    void aDirectoryInUseIsRefusedInOneLineThatNamesTheUser() throws IOException {
        OutputDirectory directory = new OutputDirectory(root);
        try (DirectoryLock lock = directory.lock()) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> directory.lock())
                    .isInstanceOf(IOException.class)
                    .hasMessage("output directory " + directory.root() + " is in use by process "
                            + ProcessHandle.current().pid()
                            + ": wait for it, stop it, or choose another directory");
        }
        directory.lock().close();
    }

    @Test
    void theEndpointIsForItsOwnerOnly() throws IOException {
        Path file = root.resolve("endpoint.json");
        EndpointFile.write(file, "127.0.0.1:1234", "secret");
        assertThat(Files.readString(file)).contains("\"address\":\"127.0.0.1:1234\"", "\"token\":\"secret\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(root).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining("glob:**.tmp");
    }
}
