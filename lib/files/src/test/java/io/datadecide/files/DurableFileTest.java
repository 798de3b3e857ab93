package io.datadecide.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {
    private static final int MAX_CALLS = 50;
    private static final String OLD = "old ".repeat(1000);
    private static final String NEW = "new ".repeat(50_000);

    @TempDir
    private Path directory;

    /** Something that changes files below a directory. */
    private interface Change {
        void in(Path directory) throws IOException;
    }

    private static final Change WRITE = directory -> DurableFile.write(directory.resolve("below/file"), NEW);

    private static final Change WRITE_PRIVATE =
            directory -> DurableFile.writePrivate(directory.resolve("below/file"), NEW.getBytes());

    private static final Change PUBLISH = directory -> {
        Path staging = directory.resolve("place.partial");
        DurableDirectory.deleteTree(staging);
        Files.createDirectories(staging);
        DurableFile.create(staging.resolve("one"), out -> out.write(NEW.getBytes()));
        DurableFile.create(staging.resolve("two"), out -> out.write(NEW.getBytes()));
        DurableDirectory.publish(staging, directory.resolve("place"));
    };

    @Test
    void forcesTheFileBeforeTheRenameAndTheDirectoryAfterIt() throws IOException {
        Files.createDirectories(directory.resolve("below"));
        FailingFileSystem files = new FailingFileSystem(FileSystems.getDefault(), 0, false);

        WRITE.in(files.wrap(directory));

        assertThat(files.calls().stream().filter(call -> !call.equals("write") && !call.startsWith("create directory")))
                .containsExactly("open .file.*.tmp", "force", "move .file.*.tmp to file", "force");
    }

    @Test
    void whicheverCallFailsTheFileIsOldOrNewAndNoTemporaryFileStays() throws IOException {
        for (Change change : List.of(WRITE, WRITE_PRIVATE)) {
            for (boolean replacing : new boolean[] {false, true}) {
                int call = 1;
                while (failingAt(call, false, replacing, change)) {
                    assertThat(names(directory.resolve("below"))).isSubsetOf("file");
                    assertThat(call++).isLessThan(MAX_CALLS);
                }
                assertThat(call).as("calls that can fail").isGreaterThan(4);
            }
        }
    }

    @Test
    void whereverAProcessEndsTheFileIsOldOrNewAndAnotherWriteSucceeds() throws IOException {
        for (boolean replacing : new boolean[] {false, true}) {
            int call = 1;
            while (failingAt(call, true, replacing, WRITE)) {
                WRITE.in(directory);
                assertThat(directory.resolve("below/file")).hasContent(NEW);
                assertThat(call++).isLessThan(MAX_CALLS);
            }
        }
    }

    /** Whether there is an n-th call, which failed; the file was old or new, complete in both cases. */
    private boolean failingAt(int call, boolean forEver, boolean replacing, Change change) throws IOException {
        Path file = directory.resolve("below/file");
        DurableDirectory.deleteTree(directory.resolve("below"));
        if (replacing) {
            DurableFile.write(file, OLD);
        }
        FailingFileSystem files = new FailingFileSystem(FileSystems.getDefault(), call, forEver);
        try {
            change.in(files.wrap(directory));
            assertThat(file).hasContent(NEW);
        } catch (IOException e) {
            if (replacing || Files.exists(file)) {
                assertThat(Files.readString(file)).as("after %s", files.calls()).isIn(OLD, NEW);
            }
        }
        return files.calls().size() >= call;
    }

    @Test
    void whereverAProcessEndsAPublishedDirectoryIsWholeOrAbsentAndAnotherPublishSucceeds() throws IOException {
        for (boolean replacing : new boolean[] {false, true}) {
            int call = 1;
            while (publishingFailsAt(call, replacing)) {
                PUBLISH.in(directory);
                assertThat(names(directory.resolve("place"))).containsExactly("one", "two");
                assertThat(directory.resolve("place/two")).hasContent(NEW);
                assertThat(names(directory)).containsExactly("place");
                assertThat(call++).isLessThan(MAX_CALLS);
            }
            assertThat(call).as("calls that can fail").isGreaterThan(8);
        }
    }

    private boolean publishingFailsAt(int call, boolean replacing) throws IOException {
        Path place = directory.resolve("place");
        DurableDirectory.deleteTree(place);
        if (replacing) {
            Files.createDirectories(place);
            DurableFile.write(place.resolve("one"), OLD);
        }
        FailingFileSystem files = new FailingFileSystem(FileSystems.getDefault(), call, true);
        try {
            PUBLISH.in(files.wrap(directory));
        } catch (IOException e) {
            if (Files.exists(place.resolve("two"))) {
                assertThat(place.resolve("one")).hasContent(NEW);
                assertThat(place.resolve("two")).hasContent(NEW);
            } else if (Files.exists(place)) {
                assertThat(replacing).as("a directory without its second file").isTrue();
                assertThat(place.resolve("one")).hasContent(OLD);
            }
        }
        return files.calls().size() >= call;
    }

    @Test
    void aPrivateFileIsItsOwnersOnly() throws IOException {
        Path file = directory.resolve("token");

        DurableFile.writePrivate(file, new byte[] {1});

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFailureOfTheContentLeavesTheFileAsItWas() throws IOException {
        Path file = directory.resolve("file");
        DurableFile.write(file, OLD);

        assertThatThrownBy(() -> DurableFile.write(file, out -> {
                    out.write(NEW.getBytes());
                    throw new IllegalStateException("no more rows");
                }))
                .hasMessage("no more rows");

        assertThat(file).hasContent(OLD);
        assertThat(names(directory)).containsExactly("file");
    }

    private static List<String> names(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
