package io.datadecide.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the resident memory of this process from Linux's {@code /proc/self/status}. */
public final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long KIBIBYTE = 1024;

    private ResidentMemory() {}

    /** Returns the maximum so far, bytes; 0 on a system without {@code /proc}. */
    public static long peakBytes() {
        return read("VmHWM:");
    }

    /** Returns the current value, bytes; 0 on a system without {@code /proc}. */
    public static long bytes() {
        return read("VmRSS:");
    }

    private static long read(String field) {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(field)) {
                    return KIBIBYTE * Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
