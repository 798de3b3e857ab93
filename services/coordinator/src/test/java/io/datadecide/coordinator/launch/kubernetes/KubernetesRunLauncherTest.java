package io.datadecide.coordinator.launch.kubernetes;

import static io.datadecide.coordinator.launch.kubernetes.TestCluster.ATTEMPT;
import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.coordinator.launch.AttemptListener;
import io.datadecide.coordinator.launch.LauncherContract;
import io.datadecide.coordinator.launch.RunLauncher;
import io.datadecide.coordinator.launch.WorkerState;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.FailureKind;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a server that keeps objects and tells of changes, and does nothing else: we are its controllers and kubelet. */
@EnableKubernetesMockClient(crud = true)
@Tag("slow")
class KubernetesRunLauncherTest extends LauncherContract {
    private static final String NAMESPACE = "test";

    @SuppressWarnings("NullAway.Init")
    KubernetesClient client;

    private Duration later = Duration.ZERO;

    @Override
    protected RunLauncher open(AttemptListener listener) {
        return new KubernetesRunLauncher(
                TestCluster.config(Map.of()),
                new ClusterConnection(client, NAMESPACE, new RequestRate(1000)),
                listener,
                () -> Instant.now().plus(later));
    }

    @Override
    protected void workerAppears(AttemptKey attempt) {
        await(() -> job(attempt) != null);
        client.pods()
                .inNamespace(NAMESPACE)
                .resource(TestCluster.running(attempt))
                .create();
    }

    @Override
    protected void workerExits(AttemptKey attempt, int exitCode) {
        put(TestCluster.exited(attempt, exitCode, "Error", "disk is full"));
    }

    @Override
    protected void stopIsHeard(AttemptKey attempt) {
        await(() -> job(attempt) == null);
        client.pods().inNamespace(NAMESPACE).delete(); // what the garbage collector does
    }

    private void put(Pod pod) {
        client.pods().inNamespace(NAMESPACE).resource(pod).update();
    }

    private @Nullable Job job(AttemptKey attempt) {
        return client.batch()
                .v1()
                .jobs()
                .inNamespace(NAMESPACE)
                .withName(TestCluster.NAMING.job(attempt))
                .get();
    }

    @Test
    void anAttemptIsAnAnchorAJobAndASecret() {
        RunLauncher launcher = launcher();
        launcher.launch(TestCluster.request(false));
        await(() -> client.secrets()
                        .inNamespace(NAMESPACE)
                        .withName(TestCluster.NAMING.job(ATTEMPT))
                        .get()
                != null);
        assertThat(job(ATTEMPT)).isNotNull();
        assertThat(client.configMaps()
                        .inNamespace(NAMESPACE)
                        .withName(TestCluster.NAMING.anchor("small"))
                        .get())
                .isNotNull();
        await(() -> launcher.experiments().contains("small"));
        launcher.forget("small");
        await(() -> launcher.experiments().isEmpty());
    }

    @Test
    void aJobDeletedByHandIsAWorkerTakenAway() {
        RunLauncher launcher = launcher();
        launcher.launch(TestCluster.request(false));
        workerAppears(ATTEMPT);
        await(() -> launcher.workers().get(ATTEMPT) instanceof WorkerState.Started);
        delete(ATTEMPT);
        client.pods().inNamespace(NAMESPACE).delete();
        await(() -> ends().containsKey(ATTEMPT));
        assertThat(ends().get(ATTEMPT)).isEqualTo(FailureKind.PREEMPTED);
        await(() -> launcher.active().isEmpty());
    }

    private void createUnheardOf() {
        client.batch()
                .v1()
                .jobs()
                .inNamespace(NAMESPACE)
                .resource(new JobBuilder()
                        .withNewMetadata()
                        .withName(TestCluster.NAMING.job(ATTEMPT)) // without the labels that the view asks for
                        .endMetadata()
                        .build())
                .create();
    }

    private void delete(AttemptKey attempt) {
        client.batch()
                .v1()
                .jobs()
                .inNamespace(NAMESPACE)
                .withName(TestCluster.NAMING.job(attempt))
                .delete();
    }

    /** Asks, and returns when what was asked is answered: questions are answered in turn. */
    private static void ask(RunLauncher launcher) {
        assertThat(launcher.lost(ATTEMPT)).isFalse();
        AttemptKey nobody = new AttemptKey(ATTEMPT.run(), ATTEMPT.number() + 1);
        await(() -> launcher.lost(nobody));
    }

    @Test
    void aJobThatIsThereAndNotHeardOfIsNotLost() {
        RunLauncher launcher = launcher();
        createUnheardOf();
        assertThat(launcher.workers()).isEmpty();
        ask(launcher);
        assertThat(launcher.lost(ATTEMPT)).isFalse();
        delete(ATTEMPT);
        later = Duration.ofMinutes(1); // when it may be asked again
        await(() -> launcher.lost(ATTEMPT));
    }

    @Test
    void aCopyOfAJobIsDeletedAndTheJobStays() {
        RunLauncher launcher = launcher();
        launcher.launch(TestCluster.request(false));
        await(() -> launcher.workers().get(ATTEMPT) != null && job(ATTEMPT) != null);
        Job copy = new JobBuilder(job(ATTEMPT))
                .editMetadata()
                .withName("copy")
                .withUid(null)
                .withResourceVersion(null)
                .endMetadata()
                .build();
        client.batch().v1().jobs().inNamespace(NAMESPACE).resource(copy).create();
        await(() -> client.batch()
                        .v1()
                        .jobs()
                        .inNamespace(NAMESPACE)
                        .withName("copy")
                        .get()
                == null);
        assertThat(job(ATTEMPT)).isNotNull();
    }

    @Test
    void whatEndedWhileNobodyWatchedIsToldToTheNextOne() {
        RunLauncher first = launcher();
        first.launch(TestCluster.request(false));
        workerAppears(ATTEMPT);
        await(() -> first.workers().get(ATTEMPT) instanceof WorkerState.Started);
        ((KubernetesRunLauncher) first).stopLooking();
        workerExits(ATTEMPT, 2);
        RunLauncher second = launcher();
        await(() -> ends().containsKey(ATTEMPT));
        assertThat(ends().get(ATTEMPT)).isEqualTo(FailureKind.BAD_INPUT);
        await(second::informed);
        assertThat(second.active()).isEmpty();
    }

    @Test
    void workersOutliveTheirLauncher() {
        RunLauncher first = launcher();
        first.launch(TestCluster.request(false));
        workerAppears(ATTEMPT);
        await(() -> first.workers().get(ATTEMPT) instanceof WorkerState.Started);
        ((KubernetesRunLauncher) first).stopLooking();
        RunLauncher second = launcher();
        await(second::informed);
        assertThat(second.workers().get(ATTEMPT)).isInstanceOf(WorkerState.Started.class);
        assertThat(ends()).isEmpty();
        assertThat(List.copyOf(second.active())).containsExactly(ATTEMPT);
    }
}
