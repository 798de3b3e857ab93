package io.datadecide.coordinator.launch.local;

import io.datadecide.coordinator.launch.LaunchException;
import io.datadecide.coordinator.launch.RunLogs;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Log files of workers of this machine, one an attempt. */
public final class LocalRunLogs implements RunLogs {
    private static final long LOOK_EVERY_NANOS = 200_000_000;

    private final Path directory;
    private final Predicate<AttemptKey> active;

    /**
     * The logs in a directory.
     *
     * @param active whether an attempt still has its worker
     */
    public LocalRunLogs(Path directory, Predicate<AttemptKey> active) {
        this.directory = directory;
        this.active = active;
    }

    /** The file of an attempt. */
    static Path file(Path directory, AttemptKey attempt) {
        return directory.resolve(attempt.run().id() + ".attempt-" + attempt.number() + ".log");
    }

    @Override
    public boolean stream(AttemptKey attempt, Extent extent, Reader reader) {
        Path file = file(directory, attempt);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            if (extent.tailLines() > 0) {
                log.seek(tailStart(log, extent.tailLines()));
            }
            boolean goesOn = true;
            while (goesOn) {
                goesOn = extent.follow() && active.test(attempt); // asked first: what it wrote last is still read
                if (!copy(log, reader)) {
                    return true;
                }
                if (goesOn) {
                    LockSupport.parkNanos(LOOK_EVERY_NANOS);
                    goesOn = !Thread.currentThread().isInterrupted();
                }
            }
            return true;
        } catch (IOException e) {
            throw new LaunchException("the log " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean copy(RandomAccessFile log, Reader reader) throws IOException {
        byte[] piece = new byte[PIECE_BYTES];
        int read = log.read(piece);
        boolean wanted = !reader.left().isDone();
        while (wanted && read > 0) {
            wanted = reader.take(Arrays.copyOf(piece, read));
            read = log.read(piece);
        }
        return wanted;
    }

    /** Where the last lines start; a last line without its end counts. */
    private static long tailStart(RandomAccessFile log, int lines) throws IOException {
        long position = log.length();
        long lineEnds = 0;
        boolean last = true;
        while (position > 0) {
            int size = (int) Math.min(PIECE_BYTES, position);
            byte[] piece = new byte[size];
            log.seek(position - size);
            log.readFully(piece);
            for (int i = size - 1; i >= 0; i--) {
                if (piece[i] == '\n' && !last && ++lineEnds == lines) {
                    return position - size + i + 1;
                }
                last = false;
            }
            position -= size;
        }
        return 0;
    }
}
