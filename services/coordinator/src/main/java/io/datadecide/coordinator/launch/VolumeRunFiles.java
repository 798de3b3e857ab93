package io.datadecide.coordinator.launch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Directories that this process sees as workers see them: a disk of this machine, or a shared volume. */
public final class VolumeRunFiles implements RunFiles {
    private final Path root;

    /**
     * Directories below a root.
     *
     * @param root nothing outside of it is ever removed
     */
    public VolumeRunFiles(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public boolean remove(String directory) {
        Path path = Path.of(directory).toAbsolutePath().normalize();
        if (!path.startsWith(root) || path.equals(root)) {
            throw new LaunchException(path + " is not below " + root + ": it is not removed");
        }
        if (!Files.exists(path)) {
            return false;
        }
        try {
            Files.walkFileTree(path, new Removal()); // does not follow symbolic links
            return true;
        } catch (IOException e) {
            throw new LaunchException(path + " cannot be removed: " + e.getMessage(), e);
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
