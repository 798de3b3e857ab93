package io.datadecide.coordinator.launch.kubernetes;

import io.datadecide.coordinator.launch.WorkerState;
import io.datadecide.coordinator.schedule.state.FailureKind;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says how the worker of an attempt is, from its Job and its pods as they are now and nothing else: the same objects give
 * the same answer, whether somebody watched them change or not.
 *
 * @param stuckGrace how long a pod may be without its image or with a configuration that does not fit
 */
record WorkerStatusEvaluator(Duration stuckGrace) {
    /** A pod that is still there so long after its time to end was over is on a node that nobody hears from. */
    private static final Duration LOST_AFTER = Duration.ofSeconds(30);

    private static final Set<String> STUCK = Set.of(
            "ErrImagePull",
            "ImagePullBackOff",
            "ErrImageNeverPull",
            "InvalidImageName",
            "ImageInspectError",
            "RegistryUnavailable",
            "CreateContainerConfigError",
            "CreateContainerError",
            "RunContainerError",
            "PreStartHookError");

    /** How the worker is. */
    WorkerStatus evaluate(@Nullable Job job, List<Pod> pods, Instant now) {
        if (job == null && pods.isEmpty()) {
            return new WorkerStatus.Absent();
        }
        List<Pod> leaving = pods.stream()
                .filter(pod -> !PodFacts.ended(pod) && deleting(pod))
                .toList();
        boolean saving =
                leaving.stream().anyMatch(pod -> deadline(pod).plus(LOST_AFTER).isAfter(now));
        if (saving) {
            return new WorkerStatus.Leaving(now, "its pod was deleted or evicted; continues from its last checkpoint");
        }
        Optional<Pod> live = newest(pods.stream()
                .filter(pod -> !PodFacts.ended(pod) && !deleting(pod))
                .toList());
        if (live.isPresent()) {
            return living(live.get(), now);
        }
        Optional<JobCondition> failed = job == null ? Optional.empty() : condition(job, "Failed");
        if (failed.map(JobCondition::getReason)
                .filter("DeadlineExceeded"::equals)
                .isPresent()) {
            return new WorkerStatus.Ended(
                    FailureKind.TRANSIENT, "took longer than one attempt may; continues from its last checkpoint");
        }
        Optional<Pod> ended = newest(pods.stream().filter(PodFacts::ended).toList());
        if (ended.isPresent()) {
            return PodFailure.on(ended.get());
        }
        if (!leaving.isEmpty()) {
            return new WorkerStatus.Ended(
                    FailureKind.PREEMPTED, "its node does not answer any more; continues from its last checkpoint");
        }
        return job == null ? new WorkerStatus.Absent() : withoutPods(job, now);
    }

    private static WorkerStatus withoutPods(Job job, Instant now) {
        if (condition(job, "Failed").isPresent() || condition(job, "Complete").isPresent()) {
            return new WorkerStatus.Ended(FailureKind.PREEMPTED, "its pod is gone; continues from its last checkpoint");
        }
        if (deleting(job)) {
            return new WorkerStatus.Leaving(now, "its Job was deleted; continues from its last checkpoint");
        }
        boolean suspended = Boolean.TRUE.equals(job.getSpec().getSuspend());
        return new WorkerStatus.Live(new WorkerState.Waiting(
                suspended ? "waits until its Job is admitted by the queue" : "waits for its pod to be created",
                created(job)));
    }

    private WorkerStatus living(Pod pod, Instant now) {
        Optional<Instant> started = PodFacts.started(pod);
        if (started.isPresent()) {
            return new WorkerStatus.Live(new WorkerState.Started(started.get()));
        }
        Optional<PodCondition> scheduled = PodFacts.condition(pod, "PodScheduled");
        if (scheduled.isPresent() && !"True".equals(scheduled.get().getStatus())) {
            return new WorkerStatus.Live(new WorkerState.Waiting(
                    "no node can take it: " + PodFailure.oneLine(scheduled.get().getMessage()), created(pod)));
        }
        Instant since = scheduled
                .flatMap(condition -> PodFacts.instant(condition.getLastTransitionTime()))
                .orElseGet(() -> created(pod));
        Optional<ContainerStateWaiting> stuck =
                PodFacts.waiting(pod).filter(waiting -> STUCK.contains(String.valueOf(waiting.getReason())));
        if (stuck.isEmpty()) {
            String what = scheduled.isPresent() ? "its container is being created" : "waits for a node";
            return new WorkerStatus.Live(new WorkerState.Waiting(what, since));
        }
        String reason = "its container cannot be created (" + stuck.get().getReason() + ": "
                + PodFailure.oneLine(stuck.get().getMessage()) + ")";
        return since.plus(stuckGrace).isBefore(now)
                ? new WorkerStatus.Ended(FailureKind.BAD_INPUT, reason)
                : new WorkerStatus.Live(new WorkerState.Waiting(reason, since));
    }

    /** Whether a Job is done, one way or the other. */
    static boolean finished(Job job) {
        return condition(job, "Failed").isPresent()
                || condition(job, "Complete").isPresent();
    }

    /** When a finished Job became so. */
    static Instant finishedAt(Job job) {
        return condition(job, "Failed")
                .or(() -> condition(job, "Complete"))
                .flatMap(condition -> PodFacts.instant(condition.getLastTransitionTime()))
                .orElseGet(() -> created(job));
    }

    /** Whether somebody asked for its deletion. */
    static boolean deleting(HasMetadata object) {
        return object.getMetadata().getDeletionTimestamp() != null;
    }

    private static Optional<JobCondition> condition(Job job, String type) {
        return job.getStatus() == null
                ? Optional.empty()
                : job.getStatus().getConditions().stream()
                        .filter(condition -> type.equals(condition.getType()) && "True".equals(condition.getStatus()))
                        .findFirst();
    }

    /** The API sets the time of deletion to when the grace is over. */
    private static Instant deadline(Pod pod) {
        return PodFacts.instant(pod.getMetadata().getDeletionTimestamp()).orElse(Instant.EPOCH);
    }

    private static Instant created(HasMetadata object) {
        return PodFacts.instant(object.getMetadata().getCreationTimestamp()).orElse(Instant.EPOCH);
    }

    private static Optional<Pod> newest(List<Pod> pods) {
        return pods.stream().max(Comparator.comparing(WorkerStatusEvaluator::created));
    }
}
