package io.datadecide.trainer.command;

import io.datadecide.files.DirectoryLock;
import io.datadecide.trainer.TrainerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A run's directory that no other process trains in; the lock ends with the process, however that ends. */
final class LockedDirectory implements AutoCloseable {
    private final DirectoryLock lock;

    private LockedDirectory(DirectoryLock lock) {
        this.lock = lock;
    }

    /**
     * Creates the directory and locks it.
     *
     * @throws TrainerException.BadRun when another process trains there
     * @throws TrainerException.Storage when it cannot be created or written to
     */
    static LockedDirectory hold(Path directory) {
        Path file = directory.resolve("lock");
        try {
            Optional<DirectoryLock> lock = DirectoryLock.tryLock(file);
            if (lock.isPresent()) {
                return new LockedDirectory(lock.get());
            }
            throw new TrainerException.BadRun(
                    DirectoryLock.holder(file) + " trains in " + directory + "; wait for it, or give another --out",
                    null);
        } catch (IOException e) {
            throw new TrainerException.Storage("cannot write to " + directory + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
