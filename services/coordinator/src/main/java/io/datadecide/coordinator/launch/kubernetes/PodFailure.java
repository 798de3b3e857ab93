package io.datadecide.coordinator.launch.kubernetes;

import io.datadecide.coordinator.schedule.state.FailureKind;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a pod ended. */
final class PodFailure {
    private static final int KILLED = 128 + 9;
    private static final int TERMINATED = 128 + 15;
    private static final int MAX_REASON = 400;

    /**
     * Reasons by which kubelet and node controller say that they took the pod away, or did not take it although the
     * scheduler had promised.
     */
    private static final Set<String> TAKEN_AWAY = Set.of(
            "Evicted",
            "Preempting",
            "NodeLost",
            "NodeShutdown",
            "Shutdown",
            "Terminated",
            "NodeAffinity",
            "UnexpectedAdmissionError");

    /** The container could not even begin: its command or its configuration is wrong. */
    private static final Set<String> NEVER_BEGAN = Set.of("ContainerCannotRun", "StartError");

    private PodFailure() {}

    /** The verdict on a pod that ended. */
    static WorkerStatus.Ended on(Pod pod) {
        PodStatus status = pod.getStatus();
        String reason = String.valueOf(status.getReason());
        String message = oneLine(status.getMessage());
        if (ownFault(reason, message)) {
            return new WorkerStatus.Ended(FailureKind.TRANSIENT, "its pod was evicted: " + message);
        }
        if (TAKEN_AWAY.contains(reason) || reason.startsWith("OutOf")) {
            return preempted(reason, message);
        }
        return PodFacts.condition(pod, "DisruptionTarget")
                .filter(condition -> "True".equals(condition.getStatus()))
                .map(condition -> preempted(condition.getReason(), oneLine(condition.getMessage())))
                .or(() -> trainer(pod).map(end -> on(pod, end)))
                .orElseGet(() -> new WorkerStatus.Ended(
                        FailureKind.TRANSIENT, "its pod failed" + (message.isEmpty() ? "" : ": " + message)));
    }

    /** An eviction for more disk than the pod's own limit would only happen again. */
    private static boolean ownFault(String reason, String message) {
        return reason.equals("Evicted") && (message.contains("exceeds the") || message.contains("exceeded its"));
    }

    private static WorkerStatus.Ended preempted(String reason, String message) {
        return new WorkerStatus.Ended(
                FailureKind.PREEMPTED,
                "its pod was taken away (" + reason + (message.isEmpty() ? "" : ": " + message)
                        + "); continues from its last checkpoint");
    }

    private static Optional<ContainerStateTerminated> trainer(Pod pod) {
        return pod.getStatus().getContainerStatuses().stream()
                .filter(container -> container.getName().equals(TrainerPod.CONTAINER))
                .map(ContainerStatus::getState)
                .flatMap(state -> Optional.ofNullable(state.getTerminated()).stream())
                .findFirst();
    }

    private static WorkerStatus.Ended on(Pod pod, ContainerStateTerminated end) {
        String logTail = lastLine(end.getMessage());
        if ("OOMKilled".equals(end.getReason())) {
            return new WorkerStatus.Ended(
                    FailureKind.TRANSIENT,
                    "was killed for want of memory: its limit is " + PodFacts.memoryLimit(pod)
                            + "; raise the memory of trainers, or shrink the batch");
        }
        if (NEVER_BEGAN.contains(String.valueOf(end.getReason()))) {
            return new WorkerStatus.Ended(FailureKind.BAD_INPUT, "its container cannot start: " + logTail);
        }
        boolean asked = WorkerStatusEvaluator.deleting(pod);
        return switch (end.getExitCode()) {
            case 0 ->
                new WorkerStatus.Ended(
                        asked ? FailureKind.PREEMPTED : FailureKind.TRANSIENT,
                        "the worker ended without saying that its work was done");
            case TrainerJob.BAD_INPUT ->
                new WorkerStatus.Ended(
                        FailureKind.BAD_INPUT,
                        logTail.isEmpty() ? "the worker cannot use its configuration (exit code 2)" : logTail);
            case TERMINATED ->
                new WorkerStatus.Ended(FailureKind.PREEMPTED, "the worker was stopped before its work was done");
            case KILLED ->
                new WorkerStatus.Ended(
                        asked ? FailureKind.PREEMPTED : FailureKind.TRANSIENT,
                        "the worker was killed (signal 9); by hand, or for want of memory");
            default ->
                new WorkerStatus.Ended(
                        FailureKind.TRANSIENT,
                        logTail.isEmpty() ? "the worker ended with exit code " + end.getExitCode() : logTail);
        };
    }

    private static String lastLine(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.lines()
                .map(PodFailure::oneLine)
                .filter(line -> !line.isEmpty())
                .reduce((earlier, later) -> later)
                .orElse("");
    }

    /** Without control characters, and no longer than people read. */
    static String oneLine(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= MAX_REASON ? line : line.substring(0, MAX_REASON) + "…";
    }
}
