package io.datadecide.plan.experiment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Reads paths of a file.
 *
 * @param baseDirectory where relative paths start
 * @param check whether a path can be used
 */
record PathFields(Path baseDirectory, PathCheck check) {

    /** The field's path, absolute and without {@code ..}. */
    String absolute(Field field) {
        String text = field.text();
        try {
            String absolute =
                    baseDirectory.resolve(text).toAbsolutePath().normalize().toString();
            check.problem(absolute).ifPresent(problem -> {
                throw field.error(problem);
            });
            return absolute;
        } catch (InvalidPathException e) {
            throw field.error("`" + text + "` is no path: " + e.getReason());
        }
    }
}
