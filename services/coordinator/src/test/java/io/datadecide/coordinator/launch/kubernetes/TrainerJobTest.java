package io.datadecide.coordinator.launch.kubernetes;

import static io.datadecide.coordinator.launch.kubernetes.TestCluster.ATTEMPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.datadecide.coordinator.config.KubernetesConfig;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent to the API server; old servers drop some of it in silence, so it is looked at here. */
class TrainerJobTest {
    private static final Naming NAMING = TestCluster.NAMING;
    private static final ConfigMap ANCHOR = new ConfigMapBuilder(ExperimentAnchor.of(NAMING, "small"))
            .editMetadata()
            .withUid("anchor-uid")
            .endMetadata()
            .build();

    private static Job job(Map<String, String> settings, PodTemplateSpec template, boolean gpu) {
        KubernetesConfig config = TestCluster.config(settings);
        return new TrainerJob(config, NAMING, template).job(TestCluster.request(gpu), ExperimentAnchor.owner(ANCHOR));
    }

    private static Job job(Map<String, String> settings) {
        return job(settings, new PodTemplateSpec(), false);
    }

    private static PodSpec spec(Job job) {
        return job.getSpec().getTemplate().getSpec();
    }

    private static Container trainer(Job job) {
        return spec(job).getContainers().getFirst();
    }

    @Test
    void theSameAttemptHasTheSameNameAndAnotherOneAnother() {
        assertThat(NAMING.job(ATTEMPT)).isEqualTo("a-nano1-s1-c65f188ec26c-ba7ed5e1-2");
        AttemptKey sameRunOfAnother =
                new AttemptKey(new RunKey("other", ATTEMPT.run().id()), 2);
        assertThat(NAMING.job(sameRunOfAnother)).isNotEqualTo(NAMING.job(ATTEMPT));
        AttemptKey wild = new AttemptKey(new RunKey("E".repeat(200), "_Größe/" + "x".repeat(300)), 99999);
        assertThat(NAMING.job(wild)).matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?").hasSizeLessThanOrEqualTo(63);
        assertThat(NAMING.labels(wild).values())
                .allSatisfy(label -> assertThat(label)
                        .matches("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?")
                        .hasSizeLessThanOrEqualTo(63));
    }

    @Test
    void anAttemptIsReadBackFromItsJob() {
        assertThat(Naming.attempt(job(Map.of()))).isEqualTo(Optional.of(ATTEMPT));
        assertThat(Naming.attempt(ANCHOR)).isEmpty();
    }

    @Test
    void aDisruptionIsIgnoredAndBadConfigurationFailsTheJobAtOnce() {
        Job job = job(Map.of());
        assertThat(job.getSpec().getBackoffLimit()).isZero();
        assertThat(job.getSpec().getPodReplacementPolicy()).isEqualTo("Failed");
        assertThat(job.getSpec().getTtlSecondsAfterFinished()).isEqualTo(3600);
        assertThat(job.getSpec().getActiveDeadlineSeconds()).isEqualTo(7 * 24 * 3600);
        List<PodFailurePolicyRule> rules = job.getSpec().getPodFailurePolicy().getRules();
        assertThat(rules).extracting(PodFailurePolicyRule::getAction).containsExactly("Ignore", "FailJob");
        assertThat(rules.get(0).getOnPodConditions())
                .extracting("type", "status")
                .containsExactly(tuple("DisruptionTarget", "True"));
        assertThat(rules.get(1).getOnExitCodes().getValues()).containsExactly(2);
        assertThat(rules.get(1).getOnExitCodes().getContainerName()).isEqualTo("trainer");
        assertThat(spec(job).getRestartPolicy()).isEqualTo("Never");
    }

    @Test
    void podsAreRestricted() {
        Job job = job(Map.of());
        assertThat(spec(job).getAutomountServiceAccountToken()).isFalse();
        assertThat(spec(job).getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(spec(job).getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(trainer(job).getSecurityContext().getAllowPrivilegeEscalation())
                .isFalse();
        assertThat(trainer(job).getSecurityContext().getReadOnlyRootFilesystem())
                .isTrue();
        assertThat(trainer(job).getSecurityContext().getCapabilities().getDrop())
                .containsExactly("ALL");
    }

    @Test
    void memoryIsThePlansEstimateWithAMarginOrWhatIsConfigured() {
        assertThat(trainer(job(Map.of())).getResources().getRequests())
                .containsEntry("memory", new Quantity("1280Mi"))
                .containsEntry("cpu", new Quantity("1"))
                .doesNotContainKey("nvidia.com/gpu");
        assertThat(trainer(job(Map.of())).getResources().getLimits()).containsOnlyKeys("memory");
        assertThat(trainer(job(Map.of("trainer.memory", "3Gi"))).getResources().getLimits())
                .containsEntry("memory", new Quantity("3Gi"));
    }

    @Test
    void aRunOnAGpuAsksForOneAndIsToldSo() {
        Job job = job(Map.of("trainer.gpu-image", "trainer:gpu"), new PodTemplateSpec(), true);
        assertThat(trainer(job).getImage()).isEqualTo("trainer:gpu");
        assertThat(trainer(job).getResources().getRequests()).containsEntry("nvidia.com/gpu", new Quantity("1"));
        assertThat(trainer(job).getResources().getLimits()).containsEntry("nvidia.com/gpu", new Quantity("1"));
        assertThat(variables(job)).containsEntry("DATADECIDE_TRAINER_DEVICE", "gpu");
    }

    private static Map<String, String> variables(Job job) {
        return trainer(job).getEnv().stream()
                .filter(variable -> variable.getValue() != null)
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    }

    @Test
    void theTokenIsInASecretOfTheJobAndNowhereElse() {
        Job job = job(Map.of());
        assertThat(job.toString()).doesNotContain("secret-token");
        EnvVar token = trainer(job).getEnv().getLast();
        assertThat(token.getName()).isEqualTo("DATADECIDE_RUN_TOKEN");
        assertThat(token.getValueFrom().getSecretKeyRef().getName()).isEqualTo(NAMING.job(ATTEMPT));
        job.getMetadata().setUid("job-uid");
        Secret secret = new TrainerJob(TestCluster.config(Map.of()), NAMING, new PodTemplateSpec())
                .secret(TestCluster.request(false), job);
        assertThat(secret.getStringData()).containsEntry("token", "secret-token");
        assertThat(secret.getImmutable()).isTrue();
        assertThat(secret.getMetadata().getOwnerReferences())
                .extracting("kind", "uid")
                .containsExactly(tuple("Job", "job-uid"));
    }

    @Test
    void theExperimentsAnchorOwnsTheJob() {
        assertThat(job(Map.of()).getMetadata().getOwnerReferences())
                .extracting("kind", "name", "uid")
                .containsExactly(tuple("ConfigMap", NAMING.anchor("small"), "anchor-uid"));
        assertThat(ExperimentAnchor.experiment(ANCHOR)).contains("small");
    }

    @Test
    void aQueueOfKueueGetsSuspendedJobs() {
        Job job = job(Map.of("trainer.queue", "research"));
        assertThat(job.getMetadata().getLabels()).containsEntry("kueue.x-k8s.io/queue-name", "research");
        assertThat(job.getSpec().getSuspend()).isTrue();
        assertThat(job(Map.of()).getSpec().getSuspend()).isNull();
    }

    @Test
    void placementIsTheInstallations() {
        Job job = job(Map.of(
                "trainer.node-selector.pool", "train",
                "trainer.tolerations[0].key", "gpu",
                "trainer.tolerations[0].effect", "NoSchedule",
                "trainer.priority-class", "low",
                "trainer.service-account", "trainer",
                "trainer.volume-claim", "shared",
                "trainer.stop-grace", "90s"));
        assertThat(spec(job).getNodeSelector()).containsEntry("pool", "train");
        assertThat(spec(job).getTolerations())
                .extracting("key", "operator", "effect")
                .containsExactly(tuple("gpu", "Exists", "NoSchedule"));
        assertThat(spec(job).getPriorityClassName()).isEqualTo("low");
        assertThat(spec(job).getServiceAccountName()).isEqualTo("trainer");
        assertThat(spec(job).getTerminationGracePeriodSeconds()).isEqualTo(90);
        assertThat(spec(job).getVolumes().getFirst().getPersistentVolumeClaim().getClaimName())
                .isEqualTo("shared");
        assertThat(trainer(job).getVolumeMounts())
                .extracting("name", "mountPath")
                .containsExactly(tuple("data", "/var/lib/datadecide"), tuple("scratch", "/tmp"));
    }

    @Test
    void aTemplateIsKeptUnderWhatATrainerNeeds(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("pod.yaml");
        Files.writeString(file, """
                metadata: {annotations: {team: nlp}}
                spec:
                  restartPolicy: Always
                  containers:
                    - {name: sidecar, image: "sidecar:1"}
                    - name: trainer
                      image: from-template:1
                      env: [{name: CACHE, value: /cache}, {name: DATADECIDE_RUN_ID, value: other}]
                      volumeMounts: [{name: lake, mountPath: /var/lib/datadecide}]
                  volumes: [{name: lake, hostPath: {path: /lake}}]
                """);
        Job job = job(Map.of("trainer.environment.EXTRA", "1"), PodTemplateFile.read(Optional.of(file)), false);
        assertThat(job.getSpec().getTemplate().getMetadata().getAnnotations()).containsEntry("team", "nlp");
        assertThat(spec(job).getRestartPolicy()).isEqualTo("Never");
        assertThat(spec(job).getContainers()).extracting("name").containsExactly("trainer", "sidecar");
        assertThat(trainer(job).getVolumeMounts())
                .extracting("name", "mountPath")
                .containsExactly(tuple("lake", "/var/lib/datadecide"), tuple("scratch", "/tmp"));
        assertThat(variables(job))
                .containsEntry("CACHE", "/cache")
                .containsEntry("EXTRA", "1")
                .containsEntry("DATADECIDE_RUN_ID", ATTEMPT.run().id());
    }
}
