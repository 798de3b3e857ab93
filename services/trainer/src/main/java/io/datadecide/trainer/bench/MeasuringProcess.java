package io.datadecide.trainer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datadecide.trainer.TrainerException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * This program in a separate process that measures one thing and prints JSON: its memory is that of the one thing, and
 * several can run beside each other.
 */
final class MeasuringProcess implements AutoCloseable {
    private final Process process;

    /** Starts it with the flags and the environment of this one. */
    MeasuringProcess(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-jar");
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of("bench", "train", "--here", "--json"));
        command.addAll(arguments);
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new TrainerException.Storage("cannot start " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }

    /** Waits for what it measured. */
    JsonNode result() {
        try {
            JsonNode result = new JsonMapper().readTree(process.getInputStream());
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new TrainerException.BadRun(
                        "the measuring process ended with exit code " + exitCode + ": its last line says why", null);
            }
            return result.path("shapes").path(0);
        } catch (IOException e) {
            throw new TrainerException.Storage("the measuring process wrote no JSON: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainerException.Preempted("interrupted while measuring");
        }
    }

    /** Ends it when its parent has ended. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
