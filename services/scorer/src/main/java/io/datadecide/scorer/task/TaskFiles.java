package io.datadecide.scorer.task;

import io.datadecide.corpus.CorpusException;
import io.datadecide.corpus.InputFailure;
import io.datadecide.corpus.input.Glob;
import io.datadecide.corpus.input.InputFile;
import io.datadecide.corpus.input.InputFiles;
import io.datadecide.scorer.error.ScorerException;
import io.datadecide.scorer.error.ScorerException.BadTask;
import io.datadecide.scorer.error.ScorerException.StorageFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the JSON-lines files of a task's path or address. */
final class TaskFiles {
    private static final int MAX_DEPTH = 4;

    private TaskFiles() {}

    /** Returns whether a task's path matches any file. */
    static boolean exist(TaskSpec spec) {
        try {
            return !of(spec).isEmpty();
        } catch (BadTask | CorpusException e) {
            return false;
        }
    }

    /** Returns one file, the JSON-lines files of a directory, or those of each match of a glob; in path order. */
    static List<InputFile> of(TaskSpec spec) {
        InputFiles place = InputFiles.of(spec.path());
        Optional<InputFile> file = place.file(spec.path());
        List<InputFile> files = file.isPresent() ? List.of(file.get()) : found(place, spec.path());
        if (files.isEmpty()) {
            throw new BadTask(
                    "path",
                    "task " + spec.name() + ": no .jsonl, .jsonl.gz or .jsonl.zst file at " + spec.path()
                            + "; check the path");
        }
        return files;
    }

    private static List<InputFile> found(InputFiles place, String path) {
        if (place.isDirectory(path)) {
            return List.copyOf(
                    place.below(path, "", MAX_DEPTH, TaskFiles::isJsonLines).values());
        }
        if (!Glob.is(path)) {
            return List.of();
        }
        Glob glob = Glob.of(path);
        return place.isDirectory(glob.base()) ? matching(glob, place) : List.of();
    }

    /** A glob may match files, which are taken as they are, and directories. */
    private static List<InputFile> matching(Glob glob, InputFiles place) {
        int depth = Math.min(glob.depth(), MAX_DEPTH) + MAX_DEPTH;
        SortedMap<Path, InputFile> files = place.below(
                glob.base(),
                glob.beginning(),
                depth,
                file -> matches(glob, file).anyMatch(match -> match.equals(file) || isJsonLines(file)));
        SortedSet<Path> matches = new TreeSet<>();
        files.keySet().forEach(file -> matches(glob, file).forEach(matches::add));
        return matches.stream()
                .flatMap(match ->
                        Optional.ofNullable(files.get(match)).map(Stream::of).orElseGet(() -> under(match, files)))
                .distinct()
                .toList();
    }

    /** Returns those of the file and its parent directories that match. */
    private static Stream<Path> matches(Glob glob, Path file) {
        return Stream.iterate(file, Objects::nonNull, Path::getParent)
                .filter(path -> path.getNameCount() <= MAX_DEPTH && glob.matches(path));
    }

    /**
     * Returns the files of a directory. In path order, only names that start with the directory's own name, such as
     * {@code name-x}, sort between the directory and its files.
     */
    private static Stream<InputFile> under(Path directory, SortedMap<Path, InputFile> files) {
        return files.tailMap(directory).entrySet().stream()
                .takeWhile(file -> file.getKey().toString().startsWith(directory.toString()))
                .filter(file -> isUnder(directory, file.getKey()) && isJsonLines(file.getKey()))
                .map(file -> file.getValue());
    }

    private static boolean isUnder(Path directory, Path file) {
        return file.startsWith(directory) && file.getNameCount() - directory.getNameCount() <= MAX_DEPTH;
    }

    private static boolean isJsonLines(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".jsonl") || name.endsWith(".jsonl.gz") || name.endsWith(".jsonl.zst");
    }

    /** Reads a small file. */
    static byte[] content(InputFile file) {
        try (InputStream in = file.stream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    /** Maps a failed read: failures of a store can be retried, failures of a disk name the invalid file. */
    static ScorerException unreadable(String place, IOException e) {
        return e instanceof InputFailure
                ? new StorageFailure(String.valueOf(e.getMessage()), e)
                : new BadTask("path", place + ": cannot be read (" + e.getMessage() + "); check the file");
    }
}
