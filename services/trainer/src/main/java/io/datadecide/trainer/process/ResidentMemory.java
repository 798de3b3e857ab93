package io.datadecide.trainer.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory that the system holds for this process, the native library's included. */
public final class ResidentMemory {
    private static final Path STATM = Path.of("/proc/self/statm");
    private static final long PAGE_BYTES = 4096;

    private ResidentMemory() {}

    /** In bytes; 0 where the system does not say (it is Linux that does). */
    public static long bytes() {
        try {
            return Files.exists(STATM) ? Long.parseLong(Files.readString(STATM).split(" ")[1]) * PAGE_BYTES : 0;
        } catch (IOException e) {
            return 0; // a figure for people to look at: not worth a run
        }
    }

    /** The most that the process ever held, in bytes; 0 where the system does not say. */
    public static long peakBytes() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
