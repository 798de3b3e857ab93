package io.datadecide.cli.local;

import io.datadecide.cli.error.CliException.Failed;
import io.datadecide.cli.error.CliException.Interrupted;
import io.datadecide.cli.home.Installation;
import io.datadecide.cli.home.ServiceProcess;
import io.datadecide.files.DirectoryLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs the coordinator of one output directory as a child process that listens on a loopback port. */
public final class CoordinatorProcess implements AutoCloseable {

    /** A predecessor whose command was killed notices within a second or two. */
    private static final Duration PREDECESSOR_ENDS = Duration.ofSeconds(20);

    private static final Duration STARTS = Duration.ofSeconds(90);
    /** Trainers write their checkpoints first. */
    private static final Duration STOPS = Duration.ofSeconds(60);

    private static final Duration POLL = Duration.ofMillis(50);

    /** Ctrl-C reaches every process of the terminal; the coordinator is stopped by us, in order, and not by that. */
    private static final List<String> IGNORING_INTERRUPT = List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh");

    private final Process process;
    private final Endpoint endpoint;

    private CoordinatorProcess(Process process, Endpoint endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Starts it and waits until it listens. {@link Failed}: it does not. */
    public static CoordinatorProcess start(OutputDirectory directory) {
        try {
            awaitPredecessor(directory);
            Files.deleteIfExists(directory.endpoint());
            Process process = builder(directory).start();
            try {
                return new CoordinatorProcess(process, awaitEndpoint(process, directory));
            } catch (RuntimeException | InterruptedException e) {
                process.destroyForcibly();
                throw e;
            }
        } catch (IOException e) {
            throw new Failed("the coordinator cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted("interrupted while the coordinator started");
        }
    }

    /** Where it listens. */
    public Endpoint endpoint() {
        return endpoint;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Stops it; it stops its workers first, which keep what they have done. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOPS.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static ProcessBuilder builder(OutputDirectory directory) {
        List<String> flags = List.of("-Ddatadecide.coordinator.local.directory=" + directory.path());
        ProcessBuilder builder = ServiceProcess.builder(Installation.current(), "coordinator", flags, List.of());
        List<String> command = new ArrayList<>(IGNORING_INTERRUPT);
        command.addAll(builder.command());
        Path log = directory.coordinatorLog();
        return builder.command(command)
                .directory(directory.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    /** Its lock is the proof: the operating system lets go of it when the process ends, and process numbers come again. */
    private static void awaitPredecessor(OutputDirectory directory) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PREDECESSOR_ENDS.toNanos();
        while (DirectoryLock.isHeld(directory.coordinatorLock())) {
            if (System.nanoTime() > deadline) {
                throw new Failed(
                        "a coordinator still works in " + directory.path() + "; stop it, or give another --out", null);
            }
            Thread.sleep(POLL);
        }
    }

    private static Endpoint awaitEndpoint(Process process, OutputDirectory directory)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + STARTS.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<Endpoint> endpoint = Endpoint.read(directory.endpoint());
            if (endpoint.isPresent() && endpoint.get().pid() == process.pid()) {
                return endpoint.get();
            }
            if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Failed(
                        "the coordinator ended with code " + process.exitValue() + " before it listened; see "
                                + directory.coordinatorLog(),
                        null);
            }
        }
        throw new Failed(
                "the coordinator did not listen within " + STARTS.toSeconds() + " s; see " + directory.coordinatorLog(),
                null);
    }
}
