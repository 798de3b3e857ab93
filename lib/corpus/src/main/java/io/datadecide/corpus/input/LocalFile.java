package io.datadecide.corpus.input;

import io.datadecide.corpus.InputFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A small file for a library that opens nothing but paths: itself where it has one, else a copy until this is closed. */
public final class LocalFile implements AutoCloseable {
    private final Path path;
    private final @Nullable Path temporary;

    private LocalFile(Path path, @Nullable Path temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /**
     * The file at a path or an address.
     *
     * @throws IOException when it is not there; an {@link InputFailure} when it cannot be copied
     */
    public static LocalFile of(String location) throws IOException {
        if (!InputFiles.isAddress(location)) {
            return new LocalFile(Path.of(location), null);
        }
        InputFile file = InputFiles.of(location).file(location).orElseThrow(() -> new NoSuchFileException(location));
        Path place = Path.of(System.getProperty("java.io.tmpdir", ""));
        try {
            return copy(file, Files.createTempDirectory(place, "datadecide-"));
        } catch (InputFailure e) {
            throw e;
        } catch (IOException e) {
            throw new InputFailure(
                    "cannot keep a copy of " + location + " in " + place + ": " + e.getMessage()
                            + "; free some space, or set JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIRECTORY",
                    e);
        }
    }

    private static LocalFile copy(InputFile file, Path directory) throws IOException {
        LocalFile copy = new LocalFile(directory.resolve(file.name()), directory);
        try (InputStream in = file.stream()) {
            Files.copy(in, copy.path());
            return copy;
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (temporary != null) {
            Files.deleteIfExists(path);
            Files.deleteIfExists(temporary);
        }
    }
}
