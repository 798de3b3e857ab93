package io.datadecide.coordinator.launch.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what pods say. */
final class PodFacts {
    private PodFacts() {}

    /** Whether it ended, well or badly. */
    static boolean ended(Pod pod) {
        String phase = phase(pod);
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    static String phase(Pod pod) {
        return pod.getStatus() == null || pod.getStatus().getPhase() == null
                ? "Pending"
                : pod.getStatus().getPhase();
    }

    static Optional<PodCondition> condition(Pod pod, String type) {
        return pod.getStatus() == null
                ? Optional.empty()
                : pod.getStatus().getConditions().stream()
                        .filter(condition -> type.equals(condition.getType()))
                        .findFirst();
    }

    /** What the first container that waits waits for. */
    static Optional<ContainerStateWaiting> waiting(Pod pod) {
        return containers(pod)
                .filter(container -> container.getState() != null)
                .flatMap(container -> Optional.ofNullable(container.getState().getWaiting()).stream())
                .findFirst();
    }

    /** When its trainer began; empty before. */
    static Optional<Instant> started(Pod pod) {
        return containers(pod)
                .filter(container -> container.getName().equals(TrainerPod.CONTAINER))
                .flatMap(container -> Optional.ofNullable(container.getState()).stream())
                .flatMap(state -> state.getRunning() != null
                        ? instant(state.getRunning().getStartedAt()).stream()
                        : state.getTerminated() != null
                                ? instant(state.getTerminated().getStartedAt()).stream()
                                : Stream.empty())
                .findFirst();
    }

    private static Stream<ContainerStatus> containers(Pod pod) {
        return pod.getStatus() == null
                ? Stream.empty()
                : Stream.concat(
                        pod.getStatus().getInitContainerStatuses().stream(),
                        pod.getStatus().getContainerStatuses().stream());
    }

    /** The memory limit of its trainer, for people. */
    static String memoryLimit(Pod pod) {
        return pod.getSpec().getContainers().stream()
                .filter(container -> container.getName().equals(TrainerPod.CONTAINER))
                .map(Container::getResources)
                .flatMap(resources -> Optional.ofNullable(resources.getLimits()).stream())
                .map((Map<String, Quantity> limits) -> String.valueOf(limits.get("memory")))
                .findFirst()
                .orElse("not set");
    }

    /** A timestamp of the API; empty when there is none. */
    static Optional<Instant> instant(@Nullable String timestamp) {
        try {
            return Optional.ofNullable(timestamp).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty(); // not a time that the API would write: as good as none
        }
    }
}
