package io.datadecide.corpus.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.datadecide.corpus.CorpusException.StorageFailure;
import io.datadecide.files.DurableDirectory;
import io.datadecide.files.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A directory that is filled beside its place and then renamed into it. What a killed process left there is removed by the
 * next one; two processes must not create the same directory concurrently; the coordinator ensures that.
 */
final class StagedDirectory implements AutoCloseable {
    private final Path place;
    private final Path staging;

    StagedDirectory(Path place) {
        Path absolute = place.toAbsolutePath().normalize();
        this.place = absolute;
        this.staging = absolute.resolveSibling(absolute.getFileName() + ".partial");
        try {
            DurableDirectory.deleteTree(staging);
            DurableDirectory.deleteTree(DurableDirectory.replaced(staging));
            Files.createDirectories(staging);
        } catch (IOException e) {
            throw new StorageFailure("write", staging, e);
        }
    }

    /** Where to put the files until all of them are there. */
    Path path() {
        return staging;
    }

    void write(String name, String content) {
        Path file = staging.resolve(name);
        try {
            DurableFile.create(file, content.getBytes(UTF_8));
        } catch (IOException e) {
            throw new StorageFailure("write", file, e);
        }
    }

    void publish() {
        try {
            DurableDirectory.publish(staging, place);
        } catch (IOException e) {
            throw new StorageFailure("write", place, e);
        }
    }

    /** Removes what was not published. */
    @Override
    public void close() {
        try {
            DurableDirectory.deleteTree(staging);
        } catch (IOException e) {
            throw new StorageFailure("write", staging, e);
        }
    }
}
