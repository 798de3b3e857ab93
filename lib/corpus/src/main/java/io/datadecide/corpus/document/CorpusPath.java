package io.datadecide.corpus.document;

import io.datadecide.corpus.CorpusException.BadSource;
import io.datadecide.corpus.CorpusException.StorageFailure;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files that a path of a recipe stands for: the file itself; all files below a directory, hidden ones (names that begin
 * with `.` or `_`) left out; or those that match a glob (`*`, `**`, `?`, `[…]`, `{…}`). Always sorted by path, so that a
 * corpus reads the same on every machine.
 */
final class CorpusPath {
    private static final String GLOB_CHARACTERS = "*?[{";

    private CorpusPath() {}

    static List<Path> files(String path) {
        Path plain = parse(path);
        if (isGlob(path) && !Files.exists(plain)) { // a name with a bracket in it may well be a plain file
            return matching(path);
        }
        if (Files.isDirectory(plain)) {
            return nonEmpty(
                    walk(plain, file -> true),
                    "directory " + path + " has no file in it: give a directory with corpus files (" + CorpusFile.KNOWN
                            + ")");
        }
        if (!Files.exists(plain)) {
            throw new BadSource("path " + path + " does not exist: correct it, or put the corpus there");
        }
        return List.of(plain);
    }

    private static Path parse(String path) {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new BadSource("path " + path + " is not a path here (" + e.getReason() + "): correct it");
        }
    }

    private static boolean isGlob(String path) {
        return path.chars().anyMatch(c -> GLOB_CHARACTERS.indexOf(c) >= 0);
    }

    private static List<Path> matching(String glob) {
        int firstSpecial = 0;
        while (GLOB_CHARACTERS.indexOf(glob.charAt(firstSpecial)) < 0) {
            firstSpecial++;
        }
        int parentEnd = glob.lastIndexOf('/', firstSpecial);
        Path base = Path.of(parentEnd < 0 ? "." : glob.substring(0, parentEnd + 1));
        if (!Files.isDirectory(base)) {
            throw new BadSource("glob " + glob + " starts from " + base + ", which is no directory: correct the path");
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob.substring(parentEnd + 1));
        return nonEmpty(
                walk(base, file -> matcher.matches(base.relativize(file))),
                "glob " + glob + " matches no file: correct it, or put the corpus there");
    }

    private static List<Path> walk(Path base, Predicate<Path> wanted) {
        try (Stream<Path> files = Files.walk(base)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> isVisible(base.relativize(file)))
                    .filter(wanted)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StorageFailure("read", base, e);
        }
    }

    private static boolean isVisible(Path relative) {
        for (Path name : relative) {
            if (name.toString().startsWith(".") || name.toString().startsWith("_")) {
                return false;
            }
        }
        return true;
    }

    private static List<Path> nonEmpty(List<Path> files, String problem) {
        if (files.isEmpty()) {
            throw new BadSource(problem);
        }
        return files;
    }
}
