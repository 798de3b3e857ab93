package io.datadecide.cli.local;

import io.datadecide.cli.CliException.Failed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second command out of an output directory; the operating system lets go of it when the process ends. */
public final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock. {@link Failed}: another process has it. */
    public static DirectoryLock take(OutputDirectory directory) {
        Path file = directory.path().resolve(".lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new Failed(
                        "another datadecide works in " + directory.path() + "; wait for it, or give another --out",
                        null);
            }
            return new DirectoryLock(channel);
        } catch (IOException e) {
            throw new Failed(file + " cannot be locked: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new Failed("the lock of the output directory cannot be released: " + e.getMessage(), e);
        }
    }
}
