package io.datadecide.coordinator.launch.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Devices that a node says it has, under a name of their own: the scheduler counts them as it counts GPUs. */
record AdvertisedGpus(KubernetesClient client, String node, String resource) implements AutoCloseable {
    static AdvertisedGpus of(KubernetesClient client, String resource, int count) {
        Node node = client.nodes().list().getItems().getFirst();
        String name = node.getMetadata().getName();
        client.nodes()
                .withName(name)
                .editStatus(now -> new NodeBuilder(now)
                        .editStatus()
                        .addToCapacity(resource, new Quantity(Integer.toString(count)))
                        .addToAllocatable(resource, new Quantity(Integer.toString(count)))
                        .endStatus()
                        .build());
        return new AdvertisedGpus(client, name, resource);
    }

    /** Greatest number of containers that ran at the same time, by what kubelet wrote down. */
    static int mostAtOnce(List<Pod> pods) {
        record Change(Instant time, int by) {}
        List<Change> changes = new ArrayList<>();
        for (Pod pod : pods) {
            ContainerStateTerminated end =
                    pod.getStatus().getContainerStatuses().getFirst().getState().getTerminated();
            changes.add(new Change(Instant.parse(end.getStartedAt()), 1));
            changes.add(new Change(Instant.parse(end.getFinishedAt()), -1));
        }
        changes.sort(Comparator.comparing(Change::time).thenComparingInt(Change::by)); // an end before a start
        int now = 0;
        int most = 0;
        for (Change change : changes) {
            now += change.by();
            most = Math.max(most, now);
        }
        return most;
    }

    @Override
    public void close() {
        client.nodes()
                .withName(node)
                .editStatus(now -> new NodeBuilder(now)
                        .editStatus()
                        .removeFromCapacity(resource)
                        .removeFromAllocatable(resource)
                        .endStatus()
                        .build());
    }
}
