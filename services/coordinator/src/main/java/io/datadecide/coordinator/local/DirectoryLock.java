package io.datadecide.coordinator.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two coordinators out of one output directory. The system releases it when the process ends, however it ends. */
public final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock. IOException: somebody else has it, or the directory cannot be written; one line. */
    public static DirectoryLock take(OutputDirectory directory) throws IOException {
        Path file = directory.state().resolve("lock");
        Files.createDirectories(directory.state());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            String holder = Files.readString(file).strip();
            channel.close();
            throw new IOException("output directory " + directory.root() + " is in use by process " + holder
                    + ": wait for it, stop it, or choose another directory");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
        return new DirectoryLock(channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another coordinator of this very process has it
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
