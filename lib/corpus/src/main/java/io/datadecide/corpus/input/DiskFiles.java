package io.datadecide.corpus.input;

import io.datadecide.corpus.CorpusException.BadSource;
import io.datadecide.corpus.CorpusException.StorageFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of this machine. */
final class DiskFiles implements InputFiles {
    static final DiskFiles INSTANCE = new DiskFiles();

    private DiskFiles() {}

    @Override
    public boolean holds(String address) {
        return false;
    }

    @Override
    public Optional<InputFile> file(String location) {
        Path path = parse(location);
        return Files.exists(path) && !Files.isDirectory(path) ? Optional.of(new DiskFile(path)) : Optional.empty();
    }

    @Override
    public boolean isDirectory(String location) {
        return Files.isDirectory(parse(location));
    }

    @Override
    public SortedMap<Path, InputFile> below(String directory, String beginning, int depth, Predicate<Path> wanted) {
        Path base = parse(directory);
        SortedMap<Path, InputFile> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(base, depth)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                Path relative = base.relativize(file);
                if (relative.toString().startsWith(beginning) && wanted.test(relative)) {
                    found.put(relative, new DiskFile(file));
                }
            });
            return found;
        } catch (UncheckedIOException e) {
            throw new StorageFailure("read", base, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw new StorageFailure("read", base, e);
        }
    }

    private static Path parse(String path) {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new BadSource("path " + path, e);
        }
    }
}
