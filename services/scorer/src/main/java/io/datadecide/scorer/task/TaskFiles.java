package io.datadecide.scorer.task;

import io.datadecide.corpus.CorpusException;
import io.datadecide.corpus.input.Glob;
import io.datadecide.corpus.input.InputFailure;
import io.datadecide.corpus.input.InputFile;
import io.datadecide.corpus.input.InputFiles;
import io.datadecide.scorer.ScorerException;
import io.datadecide.scorer.ScorerException.BadTask;
import io.datadecide.scorer.ScorerException.StorageFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The JSON-lines files that a task's path or address leads to. */
final class TaskFiles {
    private static final int MAX_DEPTH = 4;

    private TaskFiles() {}

    /** Whether a task's path leads to any file. */
    static boolean exist(TaskSpec spec) {
        try {
            return !of(spec).isEmpty();
        } catch (BadTask | CorpusException e) {
            return false;
        }
    }

    /** One file, every request file under a directory, or those under every match of a glob; in path order. */
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
            return under(Path.of(""), place.below(path, "", MAX_DEPTH)).toList();
        }
        if (!Glob.is(path)) {
            return List.of();
        }
        Glob glob = Glob.of(path);
        return place.isDirectory(glob.base())
                ? matching(glob, place.below(glob.base(), glob.beginning(), 2 * MAX_DEPTH))
                : List.of();
    }

    /** A glob may match files, which are taken as they are, and directories. */
    private static List<InputFile> matching(Glob glob, SortedMap<Path, InputFile> files) {
        SortedSet<Path> matches = new TreeSet<>();
        for (Path file : files.keySet()) {
            for (Path path = file; path != null; path = path.getParent()) {
                if (path.getNameCount() <= MAX_DEPTH && glob.matches(path)) {
                    matches.add(path);
                }
            }
        }
        return matches.stream()
                .flatMap(match ->
                        Optional.ofNullable(files.get(match)).map(Stream::of).orElseGet(() -> under(match, files)))
                .distinct()
                .toList();
    }

    private static Stream<InputFile> under(Path directory, SortedMap<Path, InputFile> files) {
        return files.entrySet().stream()
                .filter(file -> isUnder(directory, file.getKey()) && isJsonLines(file.getValue()))
                .map(file -> file.getValue());
    }

    private static boolean isUnder(Path directory, Path file) {
        boolean all = directory.toString().isEmpty();
        return all || (file.startsWith(directory) && file.getNameCount() - directory.getNameCount() <= MAX_DEPTH);
    }

    private static boolean isJsonLines(InputFile file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        return name.endsWith(".jsonl") || name.endsWith(".jsonl.gz") || name.endsWith(".jsonl.zst");
    }

    /** All of a small file. */
    static byte[] content(InputFile file) {
        try (InputStream in = file.stream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    /** Why a place could not be read: a store may answer tomorrow, a disk says what is wrong with the file. */
    static ScorerException unreadable(String place, IOException e) {
        return e instanceof InputFailure
                ? new StorageFailure(String.valueOf(e.getMessage()), e)
                : new BadTask("path", place + ": cannot be read (" + e.getMessage() + "); check the file");
    }
}
