package io.datadecide.coordinator.launch.kubernetes;

import io.datadecide.coordinator.config.CoordinatorConfig;
import io.datadecide.coordinator.config.KubernetesConfig;
import io.datadecide.coordinator.launch.LaunchRequest;
import io.datadecide.coordinator.launch.ResourceRequest;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.schedule.state.RunKind;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What tests of this package share: a configuration, an attempt, and what kubelet would say of its pod. */
final class TestCluster {
    static final AttemptKey ATTEMPT = new AttemptKey(new RunKey("small", "a-nano1-s1-c65f188ec26c"), 2);
    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    static final String EARLIER = "2026-01-01T11:59:00Z";

    static final Naming NAMING = new Naming("datadecide");

    private TestCluster() {}

    static KubernetesConfig config(Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>();
        properties.put("datadecide.coordinator.kubernetes.trainer.image", "trainer:1");
        settings.forEach((key, value) -> properties.put("datadecide.coordinator.kubernetes." + key, value));
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(CoordinatorConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 500))
                .build()
                .getConfigMapping(CoordinatorConfig.class)
                .kubernetes();
    }

    static LaunchRequest request(boolean gpu) {
        return request(ATTEMPT, gpu);
    }

    static LaunchRequest request(AttemptKey attempt, boolean gpu) {
        return new LaunchRequest(attempt, RunKind.TRAIN, new ResourceRequest(1L << 30, gpu), "secret-token", "");
    }

    /** A pod of the attempt's Job, as the Job controller would create it. */
    static PodBuilder pod(AttemptKey attempt, String suffix) {
        Map<String, String> labels = new HashMap<>(NAMING.labels(attempt));
        labels.put("job-name", NAMING.job(attempt));
        return new PodBuilder()
                .withNewMetadata()
                .withName(NAMING.job(attempt) + "-" + suffix)
                .withCreationTimestamp(EARLIER)
                .withLabels(labels)
                .withAnnotations(Naming.annotations(attempt))
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName(TrainerPod.CONTAINER)
                .withNewResources()
                .addToLimits("memory", new Quantity("256Mi"))
                .endResources()
                .endContainer()
                .endSpec()
                .withNewStatus()
                .withPhase("Pending")
                .endStatus();
    }

    static Pod running(AttemptKey attempt) {
        return pod(attempt, "x")
                .editStatus()
                .withPhase("Running")
                .addNewContainerStatus()
                .withName(TrainerPod.CONTAINER)
                .withNewState()
                .withNewRunning(EARLIER)
                .endState()
                .endContainerStatus()
                .endStatus()
                .build();
    }

    static Pod exited(AttemptKey attempt, int exitCode, String reason, String message) {
        return pod(attempt, "x")
                .editStatus()
                .withPhase(exitCode == 0 ? "Succeeded" : "Failed")
                .addNewContainerStatus()
                .withName(TrainerPod.CONTAINER)
                .withNewState()
                .withNewTerminated()
                .withExitCode(exitCode)
                .withReason(reason)
                .withMessage(message)
                .endTerminated()
                .endState()
                .endContainerStatus()
                .endStatus()
                .build();
    }

    static Pod waiting(String reason, String message) {
        return pod(ATTEMPT, "x")
                .editStatus()
                .addNewCondition()
                .withType("PodScheduled")
                .withStatus("True")
                .withLastTransitionTime(EARLIER)
                .endCondition()
                .addNewContainerStatus()
                .withName(TrainerPod.CONTAINER)
                .withNewState()
                .withNewWaiting(message, reason)
                .endState()
                .endContainerStatus()
                .endStatus()
                .build();
    }
}
