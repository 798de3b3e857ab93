package io.datadecide.coordinator.launch.kubernetes;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Deletes objects, one request after the other. Whoever wants something gone asks again while it is there; a request that
 * was made lately is not made again.
 */
final class Removal implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Removal.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(20);

    private final ClusterConnection cluster;
    private final InstantSource clock;
    private final Map<String, Instant> asked = new ConcurrentHashMap<>();
    private final ExecutorService requests = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("kubernetes-removal").daemon().factory());

    Removal(ClusterConnection cluster, InstantSource clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    /** Deletes a Job; its pods get their time to save. */
    void job(String name) {
        once(
                "Job " + name,
                () -> cluster.client()
                        .batch()
                        .v1()
                        .jobs()
                        .inNamespace(cluster.namespace())
                        .withName(name)
                        .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                        .delete());
    }

    /** Deletes a pod that lost its Job. */
    void pod(String name) {
        once(
                "pod " + name,
                () -> cluster.client()
                        .pods()
                        .inNamespace(cluster.namespace())
                        .withName(name)
                        .delete());
    }

    /** Deletes the anchor of an experiment, and with it all that is left of the experiment. */
    void anchor(String name) {
        once(
                "ConfigMap " + name,
                () -> cluster.client()
                        .configMaps()
                        .inNamespace(cluster.namespace())
                        .withName(name)
                        .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                        .delete());
    }

    private void once(String what, Runnable request) {
        Instant now = clock.instant();
        Instant before = asked.get(what);
        if (before != null && before.plus(AGAIN_AFTER).isAfter(now)) {
            return;
        }
        asked.values().removeIf(time -> time.plus(AGAIN_AFTER).isBefore(now));
        asked.put(what, now);
        requests.execute(() -> {
            try {
                request.run();
            } catch (KubernetesClientException e) {
                asked.remove(what);
                LOG.warnf("%s is not deleted yet: %s", what, e.getMessage());
            }
        });
    }

    @Override
    public void close() {
        requests.shutdownNow();
    }
}
