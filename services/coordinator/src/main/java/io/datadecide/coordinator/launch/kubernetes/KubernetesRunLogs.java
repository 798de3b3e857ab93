package io.datadecide.coordinator.launch.kubernetes;

import io.datadecide.coordinator.launch.LaunchException;
import io.datadecide.coordinator.launch.RunLogs;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.fabric8.kubernetes.client.dsl.Loggable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Logs of pods, as long as the cluster keeps the pods. */
final class KubernetesRunLogs implements RunLogs {
    private static final int NOT_FOUND = 404;

    private final ClusterConnection cluster;
    private final Function<AttemptKey, List<Pod>> pods;

    /**
     * The logs of a namespace.
     *
     * @param pods the pods of an attempt that are there
     */
    KubernetesRunLogs(ClusterConnection cluster, Function<AttemptKey, List<Pod>> pods) {
        this.cluster = cluster;
        this.pods = pods;
    }

    /** A Job that replaced its pod has several; the newest one is told of. */
    @Override
    public boolean stream(AttemptKey attempt, Extent extent, Reader reader) {
        return pods.apply(attempt).stream()
                .max(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp()))
                .filter(pod -> stream(pod.getMetadata().getName(), extent, reader))
                .isPresent();
    }

    private boolean stream(String pod, Extent extent, Reader reader) {
        ContainerResource container = cluster.client()
                .pods()
                .inNamespace(cluster.namespace())
                .withName(pod)
                .inContainer(TrainerPod.CONTAINER)
                .withReadyWaitTimeout(0); // a pod that has not begun has no log yet, and says so at once
        Loggable tailed = extent.tailLines() > 0 ? container.tailingLines(extent.tailLines()) : container;
        try {
            if (extent.follow()) {
                try (LogWatch watch = tailed.watchLog();
                        InputStream text = watch.getOutput()) { // the watch alone would leave its connection open
                    copy(text, reader);
                }
            } else {
                try (InputStream text = tailed.getLogInputStream()) {
                    copy(text, reader);
                }
            }
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == NOT_FOUND) {
                return false;
            }
            throw new LaunchException("the log of pod " + pod + " cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new LaunchException("the log of pod " + pod + " broke off: " + e.getMessage(), e);
        }
    }

    private static void copy(InputStream text, Reader reader) throws IOException {
        reader.left().thenRun(() -> close(text)); // a worker that prints nothing would keep us reading
        byte[] piece = new byte[PIECE_BYTES];
        try {
            int read = text.read(piece);
            while (read >= 0 && reader.take(Arrays.copyOf(piece, read))) {
                read = text.read(piece);
            }
        } catch (IOException e) {
            if (!reader.left().isDone()) {
                throw e;
            }
        }
    }

    private static void close(InputStream text) {
        try {
            text.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
