package io.datadecide.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that ended.
 *
 * @param line what was called
 * @param exitCode how it ended
 * @param output all that it printed
 */
record Command(List<String> line, int exitCode, String output) {
    static final Path ROOT = Path.of(System.getProperty("datadecide.root", ".."))
            .toAbsolutePath()
            .normalize();

    /** Runs a program in the repository's root. */
    static Command run(Duration longest, Map<String, String> environment, String... line) {
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(ROOT.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            Thread.ofVirtual().start(() -> endLate(process, longest));
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Command(List.of(line), process.waitFor(), output);
        } catch (IOException e) {
            throw new AssertionError(line[0] + " cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while " + Arrays.toString(line) + " ran", e);
        }
    }

    /** The same, which has to end well. */
    static String succeed(Duration longest, Map<String, String> environment, String... line) {
        return run(longest, environment, line).orFail();
    }

    String orFail() {
        if (exitCode != 0) {
            throw new AssertionError(String.join(" ", line) + " ended with " + exitCode + ":\n" + output);
        }
        return output;
    }

    private static void endLate(Process process, Duration longest) {
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
