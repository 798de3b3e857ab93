package io.datadecide.coordinator.launch.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of objects that informers hear of: the fields that this package reads. Most of a pod is its
 * specification and a list of who wrote which field, and there are as many pods as pending runs.
 */
final class InformerTransform {
    private static final Set<String> ANNOTATIONS = Set.of(Naming.EXPERIMENT, Naming.RUN, Naming.ATTEMPT);
    private static final Set<String> LABELS = Set.of(ClusterView.JOB_NAME);

    private InformerTransform() {}

    /** An informer's store that keeps no more of an object. */
    static <T extends HasMetadata> BasicItemStore<T> store(UnaryOperator<T> kept) {
        return new BasicItemStore<>(Cache::metaNamespaceKeyFunc) {
            @Override
            public T put(String key, T object) {
                return super.put(key, kept.apply(object));
            }
        };
    }

    static Job of(Job job) {
        JobBuilder kept = new JobBuilder()
                .withMetadata(metadata(job))
                .withNewSpec()
                .withSuspend(job.getSpec() == null ? null : job.getSpec().getSuspend())
                .endSpec();
        if (job.getStatus() != null) {
            kept.withNewStatus().withConditions(job.getStatus().getConditions()).endStatus();
        }
        return kept.build();
    }

    static Pod of(Pod pod) {
        return new PodBuilder()
                .withMetadata(metadata(pod))
                .withSpec(spec(pod.getSpec()))
                .withStatus(status(pod.getStatus()))
                .build();
    }

    static ConfigMap of(ConfigMap anchor) {
        return new ConfigMapBuilder().withMetadata(metadata(anchor)).build();
    }

    private static ObjectMeta metadata(HasMetadata object) {
        ObjectMeta whole = object.getMetadata();
        return new ObjectMetaBuilder()
                .withNamespace(whole.getNamespace())
                .withName(whole.getName())
                .withUid(whole.getUid())
                .withResourceVersion(whole.getResourceVersion())
                .withCreationTimestamp(whole.getCreationTimestamp())
                .withDeletionTimestamp(whole.getDeletionTimestamp())
                .withLabels(only(LABELS, whole.getLabels()))
                .withAnnotations(only(ANNOTATIONS, whole.getAnnotations()))
                .build();
    }

    private static Map<String, String> only(Set<String> wanted, @Nullable Map<String, String> all) {
        Map<String, String> kept = all == null ? new TreeMap<>() : new TreeMap<>(all);
        kept.keySet().retainAll(wanted);
        return kept;
    }

    private static PodSpec spec(@Nullable PodSpec whole) {
        PodSpec kept = new PodSpec();
        kept.setContainers(
                whole == null
                        ? List.of()
                        : whole.getContainers().stream()
                                .map(InformerTransform::of)
                                .toList());
        return kept;
    }

    private static Container of(Container whole) {
        return new ContainerBuilder()
                .withName(whole.getName())
                .withResources(whole.getResources())
                .build();
    }

    private static @Nullable PodStatus status(@Nullable PodStatus whole) {
        return whole == null
                ? null
                : new PodStatusBuilder()
                        .withPhase(whole.getPhase())
                        .withReason(whole.getReason())
                        .withMessage(whole.getMessage())
                        .withConditions(whole.getConditions())
                        .withInitContainerStatuses(states(whole.getInitContainerStatuses()))
                        .withContainerStatuses(states(whole.getContainerStatuses()))
                        .build();
    }

    private static List<ContainerStatus> states(List<ContainerStatus> whole) {
        return whole.stream()
                .map(container -> new ContainerStatusBuilder()
                        .withName(container.getName())
                        .withState(container.getState())
                        .build())
                .toList();
    }
}
