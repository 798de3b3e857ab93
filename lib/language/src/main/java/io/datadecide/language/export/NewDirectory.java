package io.datadecide.language.export;

import io.datadecide.files.DurableDirectory;
import io.datadecide.language.LanguageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Makes a directory with all that belongs into it, or none. */
public final class NewDirectory {
    private static final String UNFINISHED_SUFFIX = ".unfinished";

    private NewDirectory() {}

    /** Writes the files. */
    @FunctionalInterface
    public interface Content {
        /** Into a directory that is empty. */
        void writeTo(Path directory) throws IOException;
    }

    /**
     * Makes the directory.
     *
     * @param directory must not exist yet, or be empty
     * @throws LanguageException.BadExport when the directory exists, or the disk fails; nothing is left behind
     */
    public static void write(Path directory, Content content) {
        Path target = directory.toAbsolutePath().normalize();
        Path unfinished = target.resolveSibling("." + target.getFileName() + UNFINISHED_SUFFIX);
        Path parent = unfinished.resolveSibling(".").normalize();
        try {
            requireFree(target);
            Files.createDirectories(parent);
            DurableDirectory.deleteTree(unfinished);
            Files.createDirectory(unfinished);
            content.writeTo(unfinished);
            DurableDirectory.publish(unfinished, target);
        } catch (IOException e) {
            DurableDirectory.deleteTreeAfter(e, unfinished);
            throw new LanguageException.BadExport(
                    target + ": cannot be written: " + e.getMessage() + "; free some space or choose another directory",
                    e);
        } catch (LanguageException e) {
            DurableDirectory.deleteTreeAfter(e, unfinished);
            throw e;
        }
    }

    private static void requireFree(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (Files.isDirectory(target)) {
            try (Stream<Path> children = Files.list(target)) {
                if (children.findAny().isEmpty()) {
                    return;
                }
            }
        }
        throw new LanguageException.BadExport(
                target + ": exists already; choose another directory or delete this one", null);
    }
}
