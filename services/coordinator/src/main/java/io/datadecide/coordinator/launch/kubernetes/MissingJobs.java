package io.datadecide.coordinator.launch.kubernetes;

import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Asks the API server itself whether Jobs are missing that our view lacks: a watch may break without anybody's noticing, and
 * its view then lacks what was created since. One request after the other, beside whoever asks.
 */
final class MissingJobs implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(MissingJobs.class);
    private static final Duration GOOD_FOR = Duration.ofSeconds(20);

    private final ClusterConnection cluster;
    private final Naming naming;
    private final InstantSource clock;
    private final Consumer<AttemptKey> heard;
    private final Set<AttemptKey> asking = ConcurrentHashMap.newKeySet();
    private final Map<AttemptKey, Answer> answers = new ConcurrentHashMap<>();
    private final ExecutorService requests;

    /** What a request found out, and when; nothing is taken for missing because there was no answer. */
    private record Answer(Instant at, boolean missing) {}

    /**
     * Asks a cluster.
     *
     * @param heard is told which Jobs are missing as soon as that is known, and may ask while the answer is good
     */
    MissingJobs(ClusterConnection cluster, Naming naming, InstantSource clock, Consumer<AttemptKey> heard) {
        this(
                cluster,
                naming,
                clock,
                heard,
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("kubernetes-missing").daemon().factory()));
    }

    /** With a thread of the caller's choice. */
    MissingJobs(
            ClusterConnection cluster,
            Naming naming,
            InstantSource clock,
            Consumer<AttemptKey> heard,
            ExecutorService requests) {
        this.cluster = cluster;
        this.naming = naming;
        this.clock = clock;
        this.heard = heard;
        this.requests = requests;
    }

    /** Whether the API server said lately that the attempt has no Job; returns at once, and sees to it that it is asked. */
    boolean confirmed(AttemptKey attempt) {
        Answer answer = answers.get(attempt);
        if (answer != null && isGood(answer)) {
            return answer.missing();
        }
        if (asking.add(attempt)) {
            requests.execute(() -> ask(attempt));
        }
        return false;
    }

    private void ask(AttemptKey attempt) {
        boolean missing = false;
        try {
            missing = cluster.client()
                            .batch()
                            .v1()
                            .jobs()
                            .inNamespace(cluster.namespace())
                            .withName(naming.job(attempt))
                            .get()
                    == null;
            if (!missing) {
                LOG.warnf("Job %s is there and was not heard of: it is waited for", naming.job(attempt));
            }
        } catch (KubernetesClientException e) {
            LOG.warnf("whether Job %s is missing is asked again: %s", naming.job(attempt), e.getMessage());
        } finally {
            answers.put(attempt, new Answer(clock.instant(), missing));
            asking.remove(attempt);
        }
        if (missing) {
            heard.accept(attempt);
        }
    }

    private boolean isGood(Answer answer) {
        return answer.at().plus(GOOD_FOR).isAfter(clock.instant());
    }

    /** Forgets what was answered too long ago. */
    void forgetOld() {
        answers.values().removeIf(answer -> !isGood(answer));
    }

    @Override
    public void close() {
        requests.shutdownNow();
    }
}
