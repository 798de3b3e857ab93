package io.datadecide.corpus.document;

import io.datadecide.corpus.CorpusException.BadSource;
import io.datadecide.corpus.input.Glob;
import io.datadecide.corpus.input.InputFile;
import io.datadecide.corpus.input.InputFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The files that a path or address of a recipe stands for: the file itself; all files below a directory, hidden ones (names
 * that begin with `.` or `_`) left out; or those that match a glob (`*`, `**`, `?`, `[…]`, `{…}`). Always sorted by path, so
 * that a corpus reads the same on every machine and from every place.
 */
final class CorpusPath {
    private CorpusPath() {}

    static List<InputFile> files(String path) {
        InputFiles place = InputFiles.of(path);
        Optional<InputFile> file = place.file(path); // a name with a bracket in it may well be a plain file
        if (file.isPresent()) {
            return List.of(file.get());
        }
        if (place.isDirectory(path)) {
            return nonEmpty(
                    visible(place, path, "", Integer.MAX_VALUE, _ -> true),
                    "directory " + path + " has no file in it: give a directory with corpus files (" + CorpusFile.KNOWN
                            + ")");
        }
        if (!Glob.is(path)) {
            throw new BadSource("path " + path + " does not exist: correct it, or put the corpus there");
        }
        Glob glob = Glob.of(path);
        if (!place.isDirectory(glob.base())) {
            throw new BadSource(
                    "glob " + path + " starts from " + glob.base() + ", which is not a directory: correct the path");
        }
        return nonEmpty(
                visible(place, glob.base(), glob.beginning(), glob.depth(), glob::matches),
                "glob " + path + " matches no file: correct it, or put the corpus there");
    }

    private static List<InputFile> visible(
            InputFiles place, String base, String beginning, int depth, Predicate<Path> wanted) {
        return List.copyOf(place.below(base, beginning, depth, path -> isVisible(path) && wanted.test(path))
                .values());
    }

    private static boolean isVisible(Path relative) {
        for (Path name : relative) {
            if (name.toString().startsWith(".") || name.toString().startsWith("_")) {
                return false;
            }
        }
        return true;
    }

    private static List<InputFile> nonEmpty(List<InputFile> files, String problem) {
        if (files.isEmpty()) {
            throw new BadSource(problem);
        }
        return files;
    }
}
