package io.datadecide.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Prometheus's own judgement. */
final class Promtool {
    private Promtool() {}

    /** What is wrong with metrics in the text format; empty when nothing is. */
    static String checkMetrics(String metrics) {
        try {
            Process process = new ProcessBuilder("promtool", "check", "metrics")
                    .redirectErrorStream(true)
                    .start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(metrics.getBytes(StandardCharsets.UTF_8));
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new AssertionError("promtool cannot be started (Debian: apt-get install prometheus)", e);
        }
    }
}
