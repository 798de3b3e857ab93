package io.datadecide.coordinator.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datadecide.calls.ServiceChannel;
import io.datadecide.coordinator.launch.local.JvmProgram;
import io.datadecide.coordinator.launch.local.ProcessTree;
import io.grpc.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The scorer as a process on this machine: started when first needed, and again when it died. */
public final class LocalScorer implements ScorerHost {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final long LOOK_EVERY_MILLIS = 20;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final JvmProgram program;
    private final Path directory;
    private final Path endpointFile;
    private final Path log;
    private final Duration startTimeout;
    private @Nullable Running running;

    private record Running(Process process, ServiceChannel connection) {}

    /**
     * A scorer that is not started yet.
     *
     * @param program the scorer's program
     * @param directory its working directory
     * @param endpointFile file that it writes its address to
     * @param log gets what it prints
     * @param startTimeout how long it may take to listen
     */
    public LocalScorer(JvmProgram program, Path directory, Path endpointFile, Path log, Duration startTimeout) {
        this.program = program;
        this.directory = directory;
        this.endpointFile = endpointFile;
        this.log = log;
        this.startTimeout = startTimeout;
    }

    @Override
    public synchronized Channel channel() {
        Running now = running;
        if (now != null && now.process().isAlive()) {
            return now.connection().channel();
        }
        close();
        Running started = start();
        running = started;
        return started.connection().channel();
    }

    private Running start() {
        try {
            Files.deleteIfExists(endpointFile);
            Files.createDirectories(log.toAbsolutePath().getParent());
            Process process = program.start(
                    List.of("serve"), Map.of("DATADECIDE_ENDPOINT_FILE", endpointFile.toString()), directory, log);
            String address = awaitAddress(process);
            return new Running(process, ServiceChannel.to(address).open());
        } catch (IOException e) {
            throw new ScoringException.Unavailable("the scorer does not start: " + e.getMessage(), e);
        }
    }

    private String awaitAddress(Process process) throws IOException {
        Instant end = Instant.now().plus(startTimeout);
        try {
            while (Instant.now().isBefore(end)) {
                if (Files.exists(endpointFile)) {
                    JsonNode endpoint = MAPPER.readTree(endpointFile.toFile());
                    return endpoint.path("address").asText();
                }
                if (process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new IOException("it ended with exit code " + process.exitValue() + "; its log is " + log);
                }
            }
        } catch (InterruptedException e) {
            ProcessTree.end(process, Duration.ZERO);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for it", e);
        }
        ProcessTree.end(process, Duration.ZERO);
        throw new IOException("it did not listen within " + startTimeout.toSeconds() + " s; its log is " + log);
    }

    @Override
    public synchronized void close() {
        Running now = running;
        running = null;
        if (now != null) {
            now.connection().close();
            ProcessTree.end(now.process(), GRACE);
        }
    }
}
