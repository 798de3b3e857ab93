package io.datadecide.trainer.command;

import io.datadecide.trainer.TrainerException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A run's directory that nobody else trains in; the lock ends with the process, however that ends. */
final class HeldDirectory implements AutoCloseable {
    private final FileChannel lock;

    private HeldDirectory(FileChannel lock) {
        this.lock = lock;
    }

    /**
     * Makes the directory and holds it.
     *
     * @throws TrainerException.BadRun when another process trains there
     * @throws TrainerException.Storage when it cannot be made or written to
     */
    static HeldDirectory hold(Path directory) {
        @Nullable FileChannel lock = null;
        try {
            Files.createDirectories(directory);
            lock = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() != null) {
                return new HeldDirectory(lock);
            }
            lock.close();
        } catch (OverlappingFileLockException e) {
            closeQuietly(lock, e);
        } catch (IOException e) {
            closeQuietly(lock, e);
            throw new TrainerException.Storage("cannot write to " + directory + ": " + e.getMessage(), e);
        }
        throw new TrainerException.BadRun(
                "another process trains in " + directory + "; wait for it, or give another --out", null);
    }

    private static void closeQuietly(@Nullable FileChannel lock, Exception reason) {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new TrainerException.Storage("cannot close the lock of a run's directory: " + e.getMessage(), e);
        }
    }
}
