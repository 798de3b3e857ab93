package io.datadecide.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Locks a directory for one process through a lock file in it, which names the holder's process id. The operating system
 * releases the lock when the process ends, however it ends; the lock file stays.
 */
public final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Locks a directory, which is created if it does not exist.
     *
     * @param lockFile the lock file in it
     * @return empty when this or another process holds the lock
     * @throws IOException when the lock file cannot be written
     */
    public static Optional<DirectoryLock> tryLock(Path lockFile) throws IOException {
        Files.createDirectories(DurableFile.parent(lockFile));
        FileChannel channel = FileChannel.open(
                lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (locked(channel)) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(
                        Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
                return Optional.of(new DirectoryLock(channel));
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    /** Locks an open file, for a journal that is its own lock file. False when this or another process holds the lock. */
    public static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // this process holds it
        }
    }

    /** Whether this or another process holds the lock of a lock file. */
    public static boolean isHeld(Path lockFile) throws IOException {
        if (!Files.exists(lockFile)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
            return !locked(channel);
        }
    }

    /** Describes who holds a lock, {@code process 1234}, or {@code another process} where the lock file does not say. */
    public static String holder(Path lockFile) throws IOException {
        String pid = Files.exists(lockFile)
                ? Files.readString(lockFile, StandardCharsets.ISO_8859_1).strip()
                : "";
        return pid.matches("\\d{1,18}") ? "process " + pid : "another process";
    }

    /** Releases the lock. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a lock file: " + e.getMessage(), e);
        }
    }
}
