package io.datadecide.coordinator.launch.kubernetes;

import io.datadecide.calls.Backoff;
import io.datadecide.coordinator.launch.LaunchException;
import io.datadecide.coordinator.launch.LaunchRequest;
import io.datadecide.coordinator.launch.WorkerState;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Attempts whose Jobs are still to be created, or were created and not heard of yet. Only the request rate bounds how fast
 * they are; a pass of the scheduler never waits for the API server. What a crash takes from here is missing in the cluster
 * and is found to be so.
 */
final class LaunchQueue implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LaunchQueue.class);
    private static final int REFUSED = 400;
    private static final int INVALID = 422;
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15));

    private final Consumer<LaunchRequest> creation;
    private final BiConsumer<AttemptKey, String> refused;
    private final InstantSource clock;
    private final Map<AttemptKey, Waiting> waiting = new ConcurrentHashMap<>();
    private final BlockingQueue<LaunchRequest> queue = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    private record Waiting(
            Instant since, String reason, @Nullable Instant created) {}

    /**
     * A queue that works from the start on.
     *
     * @param creation creates the objects of an attempt
     * @param refused hears that the API server will never take the Job of an attempt, and why
     * @param threads requests at the same time
     */
    LaunchQueue(
            Consumer<LaunchRequest> creation,
            BiConsumer<AttemptKey, String> refused,
            int threads,
            InstantSource clock) {
        this.creation = creation;
        this.refused = refused;
        this.clock = clock;
        for (int i = 0; i < threads; i++) {
            this.threads.add(Thread.ofVirtual().name("kubernetes-launch-" + i).start(this::work));
        }
    }

    void add(LaunchRequest request) {
        Waiting asked = new Waiting(clock.instant(), "its Job is being created", null);
        if (waiting.putIfAbsent(request.attempt(), asked) == null) {
            queue.add(request);
        }
    }

    /** The attempt is not to be launched, or was heard of. */
    void remove(AttemptKey attempt) {
        waiting.remove(attempt);
    }

    /** Attempts whose Job was created before the time given and was not heard of. */
    List<AttemptKey> createdBefore(Instant time) {
        return waiting.entrySet().stream()
                .filter(entry -> entry.getValue().created() instanceof Instant created && created.isBefore(time))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All of them, and why they wait. */
    Map<AttemptKey, WorkerState> states() {
        Map<AttemptKey, WorkerState> states = new HashMap<>();
        waiting.forEach((attempt, one) -> states.put(attempt, new WorkerState.Waiting(one.reason(), one.since())));
        return states;
    }

    private void work() {
        while (!closed) {
            try {
                withRetry(queue.take());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void withRetry(LaunchRequest request) throws InterruptedException {
        AttemptKey attempt = request.attempt();
        for (int failures = 1; !closed && waiting.containsKey(attempt); failures++) {
            try {
                creation.accept(request);
                waiting.computeIfPresent(
                        attempt, (key, one) -> new Waiting(one.since(), one.reason(), clock.instant()));
                return;
            } catch (LaunchException e) {
                refused.accept(attempt, String.valueOf(e.getMessage()));
                return;
            } catch (RuntimeException e) {
                if (e instanceof KubernetesClientException answer && never(answer)) {
                    refused.accept(attempt, "the cluster refuses its Job: " + PodFailure.oneLine(e.getMessage()));
                    return;
                }
                String why = "its Job cannot be created: " + PodFailure.oneLine(e.getMessage());
                LOG.warnf("runId=%s attempt=%d %s", attempt.run().id(), attempt.number(), why);
                waiting.computeIfPresent(attempt, (key, one) -> new Waiting(one.since(), why, null));
                BACKOFF.sleep(failures);
            }
        }
    }

    private static boolean never(KubernetesClientException e) {
        return e.getCode() == REFUSED || e.getCode() == INVALID;
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
    }
}
