package io.datadecide.coordinator.launch.local;

import io.datadecide.coordinator.launch.AttemptListener;
import io.datadecide.coordinator.launch.LaunchException;
import io.datadecide.coordinator.launch.LaunchRequest;
import io.datadecide.coordinator.launch.RunLauncher;
import io.datadecide.coordinator.launch.RunLogs;
import io.datadecide.coordinator.launch.WorkerState;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** A process on this machine for each attempt. */
public final class LocalRunLauncher implements RunLauncher {
    private static final Logger LOG = Logger.getLogger(LocalRunLauncher.class);
    private static final int KILLED = 128 + 9;
    private static final int TERMINATED = 128 + 15;

    private final JvmProgram trainer;
    private final Path directory;
    private final Path logs;
    private final Duration grace;
    private final Supplier<String> coordinatorAddress;
    private final AttemptListener listener;
    private final Map<AttemptKey, Worker> workers = new ConcurrentHashMap<>();

    private volatile boolean closing;

    private record Worker(Process process, Path log, Instant started) {}

    /**
     * A launcher without workers.
     *
     * @param trainer the worker's program
     * @param directory working directory of workers
     * @param logs directory that gets one log an attempt
     * @param grace how long a worker may take to save when it is asked to end
     * @param coordinatorAddress where workers find us, host and port
     * @param listener hears how workers end
     */
    public LocalRunLauncher(
            JvmProgram trainer,
            Path directory,
            Path logs,
            Duration grace,
            Supplier<String> coordinatorAddress,
            AttemptListener listener) {
        this.trainer = trainer;
        this.directory = directory;
        this.logs = logs;
        this.grace = grace;
        this.coordinatorAddress = coordinatorAddress;
        this.listener = listener;
    }

    @Override
    public void launch(LaunchRequest request) {
        workers.computeIfAbsent(request.attempt(), attempt -> start(request));
    }

    private Worker start(LaunchRequest request) {
        AttemptKey attempt = request.attempt();
        Path log = LocalRunLogs.file(logs, attempt);
        try {
            Files.createDirectories(logs);
            Files.deleteIfExists(log); // of an experiment that was deleted or set aside since
            Map<String, String> environment = new HashMap<>(Map.of(
                    "DATADECIDE_COORDINATOR", coordinatorAddress.get(),
                    "DATADECIDE_RUN_ID", attempt.run().id(),
                    "DATADECIDE_ATTEMPT", Integer.toString(attempt.number()),
                    "DATADECIDE_RUN_TOKEN", request.token(),
                    "TRACEPARENT", request.traceparent()));
            if (request.resources().gpu()) {
                environment.put("DATADECIDE_TRAINER_DEVICE", "gpu"); // else what our own environment says holds
            }
            Process process = trainer.start(List.of("work"), environment, directory, log);
            Worker worker = new Worker(process, log, Instant.now());
            LOG.debugf("runId=%s attempt=%d pid=%d started", attempt.run().id(), attempt.number(), process.pid());
            Thread.ofVirtual().name("reaper-" + attempt).start(() -> reap(attempt, worker));
            return worker;
        } catch (IOException e) {
            throw new LaunchException(
                    "cannot start the worker of run " + attempt.run().id() + ": " + e.getMessage(), e);
        }
    }

    /** Tells the listener before the attempt leaves {@link #active()}, so that nobody takes it for lost in between. */
    private void reap(AttemptKey attempt, Worker worker) {
        int exitCode = worker.process().onExit().join().exitValue();
        String logTail = LogTail.of(worker.log());
        LOG.debugf("runId=%s attempt=%d exited with %d", attempt.run().id(), attempt.number(), exitCode);
        try {
            listener.ended(attempt, meaning(exitCode), reason(exitCode, logTail, worker.log()));
        } finally {
            workers.remove(attempt);
            listener.changed(attempt);
        }
    }

    /** A worker that was asked to end saves and exits with 0 (or 143): nobody's fault. */
    private FailureKind meaning(int exitCode) {
        boolean asked = exitCode == TERMINATED || (exitCode == 0 && closing);
        return asked ? FailureKind.PREEMPTED : FailureKind.TRANSIENT;
    }

    private static String reason(int exitCode, String logTail, Path log) {
        String how = switch (exitCode) {
            case 0 -> "the worker ended without saying that its work was done";
            case TERMINATED -> "the worker was stopped before its work was done";
            case KILLED -> "the worker was killed (signal 9); by hand, or for want of memory";
            default -> logTail.isEmpty() ? "the worker ended with exit code " + exitCode : logTail;
        };
        return how + " (log: " + log + ")";
    }

    @Override
    public void stop(AttemptKey attempt) {
        Worker worker = workers.get(attempt);
        if (worker != null) {
            Thread.ofVirtual().start(() -> ProcessTree.end(worker.process(), grace));
        }
    }

    @Override
    public Map<AttemptKey, WorkerState> workers() {
        Map<AttemptKey, WorkerState> states = new HashMap<>();
        workers.forEach((attempt, worker) -> states.put(attempt, new WorkerState.Started(worker.started())));
        return states;
    }

    @Override
    public RunLogs logs() {
        return new LocalRunLogs(logs, workers::containsKey);
    }

    @Override
    public void close() {
        closing = true;
        List<Thread> endings = new ArrayList<>();
        for (Worker worker : workers.values()) {
            endings.add(Thread.ofVirtual().start(() -> ProcessTree.end(worker.process(), grace)));
        }
        try {
            for (Thread ending : endings) {
                ending.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            workers.values().forEach(worker -> worker.process().destroyForcibly());
        }
    }
}
