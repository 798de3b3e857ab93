package io.datadecide.scorer.task;

import io.datadecide.scorer.ScorerException.BadTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The JSON-lines files that a task's path leads to. */
final class TaskFiles {
    private static final int MAX_DEPTH = 4;
    private static final String GLOB = "*?[{";

    private TaskFiles() {}

    /** Whether a task's path leads to any file. */
    static boolean exist(TaskSpec spec) {
        try {
            return !of(spec).isEmpty();
        } catch (BadTask e) {
            return false;
        }
    }

    /** One file, every request file under a directory, or those under every match of a glob; in path order. */
    static List<Path> of(TaskSpec spec) {
        Path path = Path.of(spec.path());
        List<Path> files;
        try {
            files = Files.exists(path) ? under(path) : matching(path);
        } catch (IOException | UncheckedIOException e) {
            throw new BadTask(
                    "path", "task " + spec.name() + ": cannot look into " + path + " (" + e.getMessage() + ")");
        }
        if (files.isEmpty()) {
            throw new BadTask(
                    "path",
                    "task " + spec.name() + ": no .jsonl, .jsonl.gz or .jsonl.zst file at " + path
                            + "; check the path");
        }
        return files;
    }

    private static List<Path> under(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.walk(path, MAX_DEPTH)) {
            return files.filter(Files::isRegularFile)
                    .filter(TaskFiles::isJsonLines)
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> matching(Path glob) throws IOException {
        Path root = glob.toAbsolutePath();
        while (root != null && isGlob(root.toString())) {
            root = root.getParent();
        }
        if (root == null || !Files.isDirectory(root) || !isGlob(glob.toString())) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob.toAbsolutePath());
        try (Stream<Path> found = Files.walk(root, MAX_DEPTH)) {
            List<Path> matches = found.filter(matcher::matches).sorted().toList();
            return matches.stream().flatMap(TaskFiles::filesUnder).distinct().toList();
        }
    }

    private static Stream<Path> filesUnder(Path path) {
        try {
            return under(path).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isGlob(String path) {
        return path.chars().anyMatch(c -> GLOB.indexOf(c) >= 0);
    }

    private static boolean isJsonLines(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jsonl") || name.endsWith(".jsonl.gz") || name.endsWith(".jsonl.zst");
    }
}
