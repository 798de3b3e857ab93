package io.datadecide.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/**
 * Counts the trainers that run, at every change that the cluster tells of. Pods of one Job are counted once: before podReplacementPolicy
 * clusters began a second one while the first was still saving.
 */
final class RunningPods implements ResourceEventHandler<Pod>, AutoCloseable {
    private final SharedIndexInformer<Pod> informer;
    private final Map<String, String> jobs = new HashMap<>();
    private int most;

    private RunningPods(SharedIndexInformer<Pod> informer) {
        this.informer = informer;
        informer.exceptionHandler((started, error) -> true); // the API server comes back
        informer.addEventHandler(this);
    }

    /** Begins to count. */
    static RunningPods of(Installation cluster) {
        RunningPods pods = new RunningPods(cluster.client()
                .pods()
                .inNamespace(cluster.namespace())
                .withLabel("app.kubernetes.io/component", "trainer")
                .runnableInformer(0));
        pods.informer.start();
        return pods;
    }

    /** The greatest number of Jobs that had a running pod at the same time. */
    synchronized int mostAtOnce() {
        return most;
    }

    @Override
    public synchronized void onAdd(Pod pod) {
        if ("Running".equals(pod.getStatus().getPhase())) {
            jobs.put(pod.getMetadata().getUid(), pod.getMetadata().getLabels().get("job-name"));
            most = Math.max(most, new HashSet<>(jobs.values()).size());
        } else {
            jobs.remove(pod.getMetadata().getUid());
        }
    }

    @Override
    public void onUpdate(Pod before, Pod pod) {
        onAdd(pod);
    }

    @Override
    public synchronized void onDelete(Pod pod, boolean unknownState) {
        jobs.remove(pod.getMetadata().getUid());
    }

    @Override
    public void close() {
        informer.stop();
    }
}
