package io.datadecide.corpus.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.datadecide.corpus.CorpusException.StorageFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A directory that is filled beside its place and then renamed into it. What a killed process left there is removed by the
 * next one; two processes must not make the same directory at once, as the coordinator sees to.
 */
final class StagedDirectory implements AutoCloseable {
    private final Path place;
    private final Path parent;
    private final Path staging;
    private final Path replaced;

    StagedDirectory(Path place) {
        Path absolute = place.toAbsolutePath().normalize();
        this.place = absolute;
        this.parent = Objects.requireNonNull(absolute.getParent(), "a token file cannot replace the root directory");
        this.staging = absolute.resolveSibling(absolute.getFileName() + ".partial");
        this.replaced = absolute.resolveSibling(absolute.getFileName() + ".replaced");
        try {
            delete(staging);
            delete(replaced);
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
        try (FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new StorageFailure("write", file, e);
        }
    }

    void publish() {
        try {
            force(staging);
            if (Files.exists(place)) {
                Files.move(place, replaced, ATOMIC_MOVE);
            }
            Files.move(staging, place, ATOMIC_MOVE);
            force(parent);
            delete(replaced);
        } catch (IOException e) {
            throw new StorageFailure("write", place, e);
        }
    }

    /** The entries of a directory survive a power cut only when the directory itself was forced to disk. */
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(directory)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }

    /** Removes what was not published. */
    @Override
    public void close() {
        try {
            delete(staging);
        } catch (IOException e) {
            throw new StorageFailure("write", staging, e);
        }
    }
}
