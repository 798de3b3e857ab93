package io.datadecide.coordinator.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.FailureKind;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.schedule.state.RunKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the scheduler relies on, whatever launches. */
public abstract class LauncherContract {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final AttemptKey ATTEMPT = new AttemptKey(new RunKey("contract", "run-a"), 1);

    private final Map<AttemptKey, FailureKind> ends = new ConcurrentHashMap<>();
    private final Map<AttemptKey, String> reasons = new ConcurrentHashMap<>();
    private final Map<AttemptKey, Boolean> activeWhenTold = new ConcurrentHashMap<>();
    private final List<RunLauncher> opened = new ArrayList<>();

    /** A launcher that looks at the world as the tests make it. */
    protected abstract RunLauncher open(AttemptListener listener);

    /** Waits for the worker of a launched attempt, or plays it. */
    protected abstract void workerAppears(AttemptKey attempt);

    /** The worker ends by itself, with "disk is full" as its last line. */
    protected abstract void workerExits(AttemptKey attempt, int exitCode);

    /** The worker was asked to end, and does. */
    protected abstract void stopIsHeard(AttemptKey attempt);

    protected final RunLauncher launcher() {
        @Nullable RunLauncher[] self = new RunLauncher[1];
        RunLauncher launcher = open((attempt, kind, reason) -> {
            ends.put(attempt, kind);
            reasons.put(attempt, reason);
            activeWhenTold.put(attempt, self[0] == null || self[0].active().contains(attempt));
        });
        self[0] = launcher;
        opened.add(launcher);
        await(launcher::informed);
        return launcher;
    }

    protected final Map<AttemptKey, FailureKind> ends() {
        return ends;
    }

    protected static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).until(condition);
    }

    private static LaunchRequest request() {
        return new LaunchRequest(ATTEMPT, RunKind.TRAIN, new ResourceRequest(1L << 28, false), "token", "");
    }

    @AfterEach
    void closeAll() {
        opened.forEach(RunLauncher::close);
    }

    @Test
    void anAttemptIsActiveFromTheMomentItIsAskedFor() {
        RunLauncher launcher = launcher();
        launcher.launch(request());
        assertThat(launcher.active()).containsExactly(ATTEMPT);
        launcher.launch(request());
        assertThat(launcher.active()).containsExactly(ATTEMPT);
    }

    @Test
    void aWorkerThatAppearedIsStarted() {
        RunLauncher launcher = launcher();
        launcher.launch(request());
        workerAppears(ATTEMPT);
        await(() -> launcher.workers().get(ATTEMPT) instanceof WorkerState.Started);
    }

    @Test
    void anEndIsToldWithItsReasonBeforeTheAttemptLeaves() {
        RunLauncher launcher = launcher();
        launcher.launch(request());
        workerAppears(ATTEMPT);
        await(() -> launcher.workers().get(ATTEMPT) instanceof WorkerState.Started);
        workerExits(ATTEMPT, 1);
        await(() -> ends.containsKey(ATTEMPT));
        assertThat(ends.get(ATTEMPT)).isEqualTo(FailureKind.TRANSIENT);
        assertThat(reasons.get(ATTEMPT)).contains("disk is full");
        assertThat(activeWhenTold.get(ATTEMPT)).isTrue();
        await(() -> launcher.active().isEmpty());
    }

    @Test
    void aStoppedWorkerLeaves() {
        RunLauncher launcher = launcher();
        launcher.launch(request());
        workerAppears(ATTEMPT);
        await(() -> launcher.workers().get(ATTEMPT) instanceof WorkerState.Started);
        launcher.stop(ATTEMPT);
        stopIsHeard(ATTEMPT);
        await(() -> launcher.active().isEmpty());
    }

    @Test
    void anAttemptWithoutAWorkerIsLost() {
        RunLauncher launcher = launcher();
        await(() -> launcher.lost(ATTEMPT));
    }

    @Test
    void stoppingWhatIsNotThereDoesNothing() {
        RunLauncher launcher = launcher();
        launcher.stop(new AttemptKey(new RunKey("contract", "nobody"), 7));
        assertThat(launcher.active()).isEmpty();
    }
}
