package io.datadecide.coordinator.launch.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.Map;
import java.util.Optional;

/** A ConfigMap that owns all Jobs of an experiment: when it is deleted, the cluster deletes them and all that is theirs. */
final class ExperimentAnchor {
    private ExperimentAnchor() {}

    static ConfigMap of(Naming naming, String experiment) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(naming.anchor(experiment))
                .withLabels(naming.labels(experiment))
                .withAnnotations(Map.of(Naming.EXPERIMENT, experiment))
                .endMetadata()
                .withData(Map.of("experiment", experiment))
                .build();
    }

    /** The experiment that an anchor is for. */
    static Optional<String> experiment(ConfigMap anchor) {
        Map<String, String> said = anchor.getMetadata().getAnnotations();
        return Optional.ofNullable(said == null ? null : said.get(Naming.EXPERIMENT));
    }

    static OwnerReference owner(ConfigMap anchor) {
        return TrainerJob.ownedBy(
                "v1",
                "ConfigMap",
                anchor.getMetadata().getName(),
                anchor.getMetadata().getUid());
    }
}
