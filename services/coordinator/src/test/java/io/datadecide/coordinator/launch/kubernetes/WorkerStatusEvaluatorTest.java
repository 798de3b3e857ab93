package io.datadecide.coordinator.launch.kubernetes;

import static io.datadecide.coordinator.launch.kubernetes.TestCluster.ATTEMPT;
import static io.datadecide.coordinator.launch.kubernetes.TestCluster.EARLIER;
import static io.datadecide.coordinator.launch.kubernetes.TestCluster.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.coordinator.launch.WorkerState;
import io.datadecide.coordinator.schedule.state.FailureKind;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkerStatusEvaluatorTest {
    private static final WorkerStatusEvaluator JUDGE = new WorkerStatusEvaluator(Duration.ofMinutes(5));
    private static final Job JOB = new JobBuilder()
            .withNewMetadata()
            .withName(TestCluster.NAMING.job(ATTEMPT))
            .withCreationTimestamp(EARLIER)
            .endMetadata()
            .withNewSpec()
            .endSpec()
            .build();

    /** The judgement, which is the same from what is kept of the objects. */
    private static WorkerStatus evaluate(@Nullable Job job, Pod... pods) {
        WorkerStatus status = JUDGE.evaluate(job, List.of(pods), NOW);
        assertThat(JUDGE.evaluate(
                        job == null ? null : InformerTransform.of(job),
                        Arrays.stream(pods).map(InformerTransform::of).toList(),
                        NOW))
                .isEqualTo(status);
        return status;
    }

    private static void ends(WorkerStatus status, FailureKind kind, String reason) {
        assertThat(status).isInstanceOfSatisfying(WorkerStatus.Ended.class, ended -> {
            assertThat(ended.kind()).isEqualTo(kind);
            assertThat(ended.reason()).contains(reason).doesNotContain("\n");
        });
    }

    private static void waits(WorkerStatus status, String reason) {
        assertThat(status)
                .isInstanceOfSatisfying(
                        WorkerStatus.Live.class,
                        live -> assertThat(live.state())
                                .isInstanceOfSatisfying(
                                        WorkerState.Waiting.class,
                                        waiting -> assertThat(waiting.reason()).contains(reason)));
    }

    @Test
    void nothingIsAbsent() {
        assertThat(evaluate(null)).isEqualTo(new WorkerStatus.Absent());
    }

    @Test
    void aJobWithoutPodsWaitsAndASuspendedOneSaysForWhat() {
        waits(evaluate(JOB), "waits for its pod to be created");
        waits(
                evaluate(new JobBuilder(JOB)
                        .editSpec()
                        .withSuspend(true)
                        .endSpec()
                        .build()),
                "admitted by the queue");
    }

    @Test
    void anUnschedulablePodIsNoFailureHoweverLongItWaits() {
        Pod pod = new PodBuilder(TestCluster.pod(ATTEMPT, "x").build())
                .editStatus()
                .addNewCondition()
                .withType("PodScheduled")
                .withStatus("False")
                .withReason("Unschedulable")
                .withMessage("0/1 nodes are available: 1 Insufficient nvidia.com/gpu.")
                .endCondition()
                .endStatus()
                .build();
        waits(JUDGE.evaluate(JOB, List.of(pod), NOW.plus(Duration.ofDays(3))), "no node can take it: 0/1 nodes");
    }

    @Test
    void aRunningPodStartedWhenItsContainerDid() {
        assertThat(evaluate(JOB, TestCluster.running(ATTEMPT)))
                .isEqualTo(new WorkerStatus.Live(new WorkerState.Started(Instant.parse(EARLIER))));
    }

    @Test
    void aPodWithoutItsImageWaitsForTheGraceAndFailsForGoodThen() {
        Pod pod = TestCluster.waiting("ImagePullBackOff", "Back-off pulling image \"trainer:2\"");
        waits(evaluate(JOB, pod), "ImagePullBackOff: Back-off pulling image");
        ends(
                JUDGE.evaluate(JOB, List.of(pod), NOW.plus(Duration.ofMinutes(6))),
                FailureKind.BAD_INPUT,
                "ImagePullBackOff");
    }

    @Test
    void aConfigurationThatDoesNotFitFailsForGoodAfterTheGrace() {
        Pod pod = TestCluster.waiting("CreateContainerConfigError", "secret \"x\" not found");
        waits(evaluate(JOB, pod), "secret \"x\" not found");
        ends(
                JUDGE.evaluate(JOB, List.of(pod), NOW.plus(Duration.ofMinutes(6))),
                FailureKind.BAD_INPUT,
                "secret \"x\" not found");
    }

    @Test
    void exitCodesMeanWhatTheyMeanOnOneMachine() {
        ends(
                evaluate(JOB, TestCluster.exited(ATTEMPT, 1, "Error", "a\ndisk full\n")),
                FailureKind.TRANSIENT,
                "disk full");
        ends(
                evaluate(JOB, TestCluster.exited(ATTEMPT, 2, "Error", "no such key")),
                FailureKind.BAD_INPUT,
                "no such key");
        ends(evaluate(JOB, TestCluster.exited(ATTEMPT, 143, "Error", "")), FailureKind.PREEMPTED, "was stopped");
        ends(evaluate(JOB, TestCluster.exited(ATTEMPT, 137, "Error", "")), FailureKind.TRANSIENT, "signal 9");
        ends(evaluate(JOB, TestCluster.exited(ATTEMPT, 0, "Completed", "")), FailureKind.TRANSIENT, "without saying");
        ends(
                evaluate(JOB, TestCluster.exited(ATTEMPT, 128, "ContainerCannotRun", "no such file")),
                FailureKind.BAD_INPUT,
                "cannot start: no such file");
    }

    @Test
    void wantOfMemoryNamesTheLimitAndCounts() {
        ends(
                evaluate(JOB, TestCluster.exited(ATTEMPT, 137, "OOMKilled", "")),
                FailureKind.TRANSIENT,
                "its limit is 256Mi");
    }

    @Test
    void whatThePlatformTookAwayBurnsNoTry() {
        for (String reason : List.of("Evicted", "Preempting", "NodeLost", "OutOfcpu", "Terminated")) {
            Pod pod = TestCluster.pod(ATTEMPT, "x")
                    .editStatus()
                    .withPhase("Failed")
                    .withReason(reason)
                    .withMessage("The node was low on resource: memory.")
                    .endStatus()
                    .build();
            ends(evaluate(JOB, pod), FailureKind.PREEMPTED, reason + ": The node was low on resource");
        }
        Pod disrupted = new PodBuilder(TestCluster.exited(ATTEMPT, 137, "Error", ""))
                .editStatus()
                .addNewCondition()
                .withType("DisruptionTarget")
                .withStatus("True")
                .withReason("PreemptionByScheduler")
                .endCondition()
                .endStatus()
                .build();
        ends(evaluate(JOB, disrupted), FailureKind.PREEMPTED, "PreemptionByScheduler");
    }

    @Test
    void anEvictionForThePodsOwnDiskCounts() {
        Pod pod = TestCluster.pod(ATTEMPT, "x")
                .editStatus()
                .withPhase("Failed")
                .withReason("Evicted")
                .withMessage("Pod ephemeral local storage usage exceeds the total limit of containers 1Gi.")
                .endStatus()
                .build();
        ends(evaluate(JOB, pod), FailureKind.TRANSIENT, "exceeds the total limit");
    }

    @Test
    void aPodThatWasDeletedIsLeavingUntilItIsGoneOrItsNodeIsLost() {
        Pod pod = new PodBuilder(TestCluster.running(ATTEMPT))
                .editMetadata()
                .withDeletionTimestamp(NOW.plus(Duration.ofSeconds(30)).toString())
                .endMetadata()
                .build();
        assertThat(evaluate(JOB, pod)).isInstanceOf(WorkerStatus.Leaving.class);
        ends(
                JUDGE.evaluate(JOB, List.of(pod), NOW.plus(Duration.ofMinutes(2))),
                FailureKind.PREEMPTED,
                "its node does not answer");
    }

    @Test
    void aPodThatReplacesAnotherIsTheWorker() {
        Pod old = new PodBuilder(TestCluster.exited(ATTEMPT, 137, "Error", ""))
                .editMetadata()
                .withName("old")
                .endMetadata()
                .build();
        assertThat(evaluate(JOB, old, TestCluster.running(ATTEMPT))).isInstanceOf(WorkerStatus.Live.class);
    }

    @Test
    void aJobThatFinishedWhileNobodyWatchedIsJudgedByWhatIsLeft() {
        Job late = new JobBuilder(JOB)
                .withNewStatus()
                .addNewCondition()
                .withType("Failed")
                .withStatus("True")
                .withReason("DeadlineExceeded")
                .endCondition()
                .endStatus()
                .build();
        ends(evaluate(late), FailureKind.TRANSIENT, "took longer than one attempt may");
        Job complete = new JobBuilder(JOB)
                .withNewStatus()
                .addNewCondition()
                .withType("Complete")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build();
        ends(evaluate(complete), FailureKind.PREEMPTED, "its pod is gone");
    }

    @Test
    void podsWithoutTheirJobStillWork() {
        assertThat(evaluate(null, TestCluster.running(ATTEMPT))).isInstanceOf(WorkerStatus.Live.class);
    }
}
