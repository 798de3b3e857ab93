package io.datadecide.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Publishes directories that were filled elsewhere on the same file system, and deletes directory trees. */
public final class DurableDirectory {
    private DurableDirectory() {}

    /**
     * Moves a filled directory to its final place and forces the rename to disk. A directory that was there is renamed first and
     * deleted afterwards: for a moment there is neither, never a mixture of both. The caller has forced the files to disk.
     *
     * @param staging the filled directory, on the same file system as the place
     * @param place where readers look for it
     */
    public static void publish(Path staging, Path place) throws IOException {
        Path replaced = replaced(staging);
        DurableFile.force(staging);
        if (Files.exists(place)) {
            deleteTree(replaced);
            Files.move(place, replaced, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(staging, place, StandardCopyOption.ATOMIC_MOVE);
        DurableFile.force(DurableFile.parent(place));
        deleteTree(replaced);
    }

    /** Renames a directory; the destination must not exist. */
    public static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        DurableFile.force(DurableFile.parent(to));
    }

    /** Names the directory that {@link #publish} moves the replaced directory to; a killed process may leave it. */
    public static Path replaced(Path staging) {
        return staging.resolveSibling(staging.getFileName() + "-replaced");
    }

    /** Deletes a directory and everything below it, if it exists. Follows no symbolic links. */
    public static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(root)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }

    /** Deletes a directory tree after a failure; a failure to delete is added to it as suppressed. */
    public static void deleteTreeAfter(Exception failure, Path root) {
        try {
            deleteTree(root);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
