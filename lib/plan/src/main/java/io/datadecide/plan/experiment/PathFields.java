package io.datadecide.plan.experiment;

import io.datadecide.corpus.CorpusException.BadSource;
import io.datadecide.corpus.input.InputFiles;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Reads paths and addresses of a file.
 *
 * @param baseDirectory where relative paths start
 * @param check whether a path can be used
 */
record PathFields(Path baseDirectory, PathCheck check) {

    /** The field's path, absolute and without {@code ..}; an address as it is. */
    String absolute(Field field) {
        String text = field.text();
        try {
            String absolute = InputFiles.isAddress(text) ? address(text) : path(text);
            check.problem(absolute).ifPresent(problem -> {
                throw field.error(problem);
            });
            return absolute;
        } catch (InvalidPathException e) {
            throw field.error("`" + text + "` is not a valid path: " + e.getReason());
        } catch (BadSource e) {
            throw field.error(String.valueOf(e.getMessage()));
        }
    }

    private String path(String text) {
        return baseDirectory.resolve(text).toAbsolutePath().normalize().toString();
    }

    private static String address(String text) {
        InputFiles.of(text); // refuses what no store knows
        return text;
    }
}
