package io.datadecide.coordinator.launch.kubernetes;

import io.datadecide.coordinator.config.KubernetesConfig;
import io.datadecide.coordinator.config.TrainerConfig;
import io.datadecide.coordinator.launch.LaunchRequest;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRuleBuilder;
import java.util.Map;

/** The Job of an attempt, and the Secret with its token. */
final class TrainerJob {
    /** Exit code of a trainer that cannot use its configuration or its input. */
    static final int BAD_INPUT = 2;

    private static final String QUEUE = "kueue.x-k8s.io/queue-name";

    private final KubernetesConfig config;
    private final Naming naming;
    private final TrainerPod pod;

    TrainerJob(KubernetesConfig config, Naming naming, PodTemplateSpec template) {
        this.config = config;
        this.naming = naming;
        this.pod = new TrainerPod(config, naming, template);
    }

    /**
     * One pod, tried once: the coordinator decides whether another attempt follows.
     *
     * @param owner goes away when the experiment is deleted, and the Job with it
     */
    Job job(LaunchRequest request, OwnerReference owner) {
        TrainerConfig trainer = config.trainer();
        JobBuilder job = new JobBuilder()
                .withNewMetadata()
                .withName(naming.job(request.attempt()))
                .withLabels(naming.labels(request.attempt()))
                .withAnnotations(Naming.annotations(request.attempt()))
                .withOwnerReferences(owner)
                .endMetadata()
                .withNewSpec()
                .withParallelism(1)
                .withCompletions(1)
                .withBackoffLimit(0)
                .withPodReplacementPolicy("Failed") // two pods must not write one directory
                .withPodFailurePolicy(failurePolicy())
                .withTtlSecondsAfterFinished((int) trainer.keepFinished().toSeconds())
                .withActiveDeadlineSeconds(trainer.longestAttempt().toSeconds())
                .withTemplate(pod.of(request))
                .endSpec();
        trainer.queue()
                .ifPresent(queue -> job.editMetadata()
                        .addToLabels(QUEUE, queue)
                        .endMetadata()
                        .editSpec()
                        .withSuspend(true)
                        .endSpec());
        return job.build();
    }

    /** A pod that the platform took away is replaced; one that cannot use its configuration ends the Job at once. */
    private static PodFailurePolicy failurePolicy() {
        PodFailurePolicyRule disrupted = new PodFailurePolicyRuleBuilder()
                .withAction("Ignore")
                .addNewOnPodCondition("True", "DisruptionTarget")
                .build();
        PodFailurePolicyRule badInput = new PodFailurePolicyRuleBuilder()
                .withAction("FailJob")
                .withNewOnExitCodes()
                .withContainerName(TrainerPod.CONTAINER)
                .withOperator("In")
                .withValues(BAD_INPUT)
                .endOnExitCodes()
                .build();
        return new PodFailurePolicyBuilder().withRules(disrupted, badInput).build();
    }

    /** The token of an attempt, for its pod only; it goes away with the Job. */
    Secret secret(LaunchRequest request, Job owner) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(naming.job(request.attempt()))
                .withLabels(naming.labels(request.attempt()))
                .withOwnerReferences(ownedBy(
                        "batch/v1",
                        "Job",
                        owner.getMetadata().getName(),
                        owner.getMetadata().getUid()))
                .endMetadata()
                .withImmutable(true)
                .withType("Opaque")
                .withStringData(Map.of(TrainerPod.TOKEN_KEY, request.token()))
                .build();
    }

    static OwnerReference ownedBy(String apiVersion, String kind, String name, String uid) {
        return new OwnerReferenceBuilder()
                .withApiVersion(apiVersion)
                .withKind(kind)
                .withName(name)
                .withUid(uid)
                .build();
    }
}
