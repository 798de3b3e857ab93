package io.datadecide.coordinator.launch.kubernetes;

import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the cluster has of ours, as one informer a kind last heard. */
final class ClusterView implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ClusterView.class);
    private static final long PAGE = 250; // also makes the first list a consistent read instead of a cached one
    private static final String BY_ATTEMPT = "attempt";
    static final String JOB_NAME = "job-name";

    private final String namespace;
    private final Naming naming;
    private final SharedIndexInformer<Job> jobs;
    private final SharedIndexInformer<Pod> pods;
    private final SharedIndexInformer<ConfigMap> anchors;

    /**
     * A view that looks from {@link #start()} on.
     *
     * @param changed hears which attempt to look at
     */
    ClusterView(ClusterConnection cluster, Naming naming, Consumer<AttemptKey> changed) {
        this.naming = naming;
        namespace = cluster.namespace();
        Map<String, String> ours = naming.selector();
        jobs = cluster.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withLabels(ours)
                .withLabel(Naming.RUN)
                .withLimit(PAGE)
                .runnableInformer(0);
        pods = cluster.client()
                .pods()
                .inNamespace(namespace)
                .withLabels(ours)
                .withLabel(Naming.RUN)
                .withLimit(PAGE)
                .runnableInformer(0);
        anchors = cluster.client()
                .configMaps()
                .inNamespace(namespace)
                .withLabels(ours)
                .withLabel(Naming.EXPERIMENT)
                .withLimit(PAGE)
                .runnableInformer(0);
        jobs.itemStore(InformerTransform.store(InformerTransform::of))
                .addIndexers(Map.of(BY_ATTEMPT, ClusterView::attemptName))
                .addEventHandler(new Teller<>(changed));
        pods.itemStore(InformerTransform.store(InformerTransform::of))
                .addIndexers(Map.of(BY_ATTEMPT, ClusterView::attemptName))
                .addEventHandler(new Teller<>(changed));
        anchors.itemStore(InformerTransform.store(InformerTransform::of));
        List.of(jobs, pods, anchors).forEach(ClusterView::neverGiveUp);
    }

    private static void neverGiveUp(SharedIndexInformer<?> informer) {
        informer.exceptionHandler((started, error) -> {
            LOG.warnf(
                    "%s are not heard of; tried again: %s",
                    informer.getApiTypeClass().getSimpleName(), error.getMessage());
            return true;
        });
    }

    private record Teller<T extends HasMetadata>(Consumer<AttemptKey> changed) implements ResourceEventHandler<T> {
        @Override
        public void onAdd(T object) {
            Naming.attempt(object).ifPresent(changed);
        }

        @Override
        public void onUpdate(T before, T object) {
            Naming.attempt(object).ifPresent(changed);
        }

        @Override
        public void onDelete(T object, boolean unknownState) {
            Naming.attempt(object).ifPresent(changed);
        }
    }

    private static List<String> attemptName(HasMetadata object) {
        return Naming.attempt(object).map(AttemptKey::toString).stream().toList();
    }

    void start() {
        jobs.start();
        pods.start();
        anchors.start();
    }

    /** Whether everything was listed once. */
    boolean synced() {
        return jobs.hasSynced() && pods.hasSynced() && anchors.hasSynced();
    }

    /** Every attempt that something is there of. */
    Set<AttemptKey> attempts() {
        Set<AttemptKey> found = new HashSet<>();
        jobs.getStore().list().forEach(job -> Naming.attempt(job).ifPresent(found::add));
        pods.getStore().list().forEach(pod -> Naming.attempt(pod).ifPresent(found::add));
        return found;
    }

    /** The Job of an attempt. */
    @Nullable
    Job job(AttemptKey attempt) {
        return jobs.getStore().getByKey(namespace + "/" + naming.job(attempt));
    }

    /** Jobs that claim the attempt under another name: somebody copied one. */
    List<Job> copies(AttemptKey attempt) {
        return jobs.getIndexer().byIndex(BY_ATTEMPT, attempt.toString()).stream()
                .filter(job -> !job.getMetadata().getName().equals(naming.job(attempt)))
                .toList();
    }

    /** Pods of the attempt's own Job. */
    List<Pod> pods(AttemptKey attempt) {
        String name = naming.job(attempt);
        return pods.getIndexer().byIndex(BY_ATTEMPT, attempt.toString()).stream()
                .filter(pod -> Objects.equals(pod.getMetadata().getLabels().get(JOB_NAME), name))
                .toList();
    }

    /** Experiments with an anchor. */
    Set<String> experiments() {
        Set<String> found = new HashSet<>();
        for (ConfigMap anchor : anchors.getStore().list()) {
            ExperimentAnchor.experiment(anchor).ifPresent(found::add);
        }
        return found;
    }

    /** The anchor of an experiment, if it is to stay. */
    Optional<ConfigMap> anchor(String experiment) {
        return Optional.ofNullable(anchors.getStore().getByKey(namespace + "/" + naming.anchor(experiment)))
                .filter(anchor -> !WorkerStatusEvaluator.deleting(anchor));
    }

    @Override
    public void close() {
        jobs.stop();
        pods.stop();
        anchors.stop();
    }
}
