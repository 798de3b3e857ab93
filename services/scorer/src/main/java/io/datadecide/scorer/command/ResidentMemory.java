package io.datadecide.scorer.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory that the system holds for this process, the native library's included. */
final class ResidentMemory {
    private static final String PEAK = "VmHWM:";
    private static final int KIBIBYTE = 1024;

    private ResidentMemory() {}

    /** The most that the process ever held, in bytes; 0 where the system does not say (it is Linux that does). */
    static long peakBytes() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(PEAK))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // a figure for people to look at: not worth the measurement
        }
    }
}
