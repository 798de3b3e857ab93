package io.datadecide.coordinator.launch.kubernetes;

import static io.datadecide.coordinator.launch.kubernetes.ClusterSandbox.attempt;
import static io.datadecide.coordinator.launch.kubernetes.ClusterSandbox.await;
import static io.datadecide.coordinator.launch.kubernetes.ClusterSandbox.naming;
import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.coordinator.config.KubernetesConfig;
import io.datadecide.coordinator.launch.LogReader;
import io.datadecide.coordinator.launch.RunLogs;
import io.datadecide.coordinator.launch.WorkerState;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.FailureKind;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a cluster does to workers, done to them by a real one: {@code -Dcluster=true}. */
@EnabledIfSystemProperty(named = "cluster", matches = "true", disabledReason = "needs a cluster: -Dcluster=true")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
class RealClusterTest {
    @SuppressWarnings("NullAway.Init")
    private static ClusterSandbox sandbox;

    @BeforeAll
    static void open(@TempDir Path directory) {
        sandbox = new ClusterSandbox(directory);
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    private static void ends(AttemptKey attempt, FailureKind kind, String reason) {
        await(() -> sandbox.kinds.containsKey(attempt));
        assertThat(sandbox.kinds.get(attempt)).isEqualTo(kind);
        assertThat(sandbox.reasons.get(attempt)).contains(reason);
    }

    private static KubernetesRunLauncher started(AttemptKey attempt, String script, Map<String, String> settings) {
        KubernetesRunLauncher launcher = sandbox.launcher(script, settings);
        launcher.launch(TestCluster.request(attempt, false));
        await(() -> launcher.workers().get(attempt) instanceof WorkerState.Started);
        return launcher;
    }

    private static Job job(AttemptKey attempt) {
        return sandbox.client
                .batch()
                .v1()
                .jobs()
                .inNamespace(sandbox.namespace)
                .withName(naming(attempt).job(attempt))
                .get();
    }

    @Test
    void theLastLineOfAWorkerIsItsReasonAndItsJobStaysForPeople() {
        AttemptKey attempt = attempt("fails");
        String script = "exec 2>&1; echo begins; echo disk is full >&2; exit 1"; // two streams have no order
        sandbox.launcher(script, Map.of("instance", "fails")).launch(TestCluster.request(attempt, false));
        ends(attempt, FailureKind.TRANSIENT, "disk is full");
        await(() -> job(attempt).getStatus().getFailed() instanceof Integer failed && failed == 1);
    }

    @Test
    void badInputIsForGood() {
        AttemptKey attempt = attempt("bad-input");
        sandbox.launcher("echo a.jsonl:3 has no text; exit 2", Map.of("instance", "bad-input"))
                .launch(TestCluster.request(attempt, false));
        ends(attempt, FailureKind.BAD_INPUT, "a.jsonl:3 has no text");
    }

    @Test
    void theTokenReachesTheWorker() {
        AttemptKey attempt = attempt("token");
        sandbox.launcher("echo $DATADECIDE_RUN_TOKEN $DATADECIDE_RUN_ID; exit 3", Map.of("instance", "token"))
                .launch(TestCluster.request(attempt, false));
        ends(attempt, FailureKind.TRANSIENT, "secret-token token");
    }

    @Test
    void wantOfMemoryNamesTheLimit() {
        AttemptKey attempt = attempt("oom");
        sandbox.launcher("exec tail /dev/zero", Map.of("instance", "oom", "trainer.memory", "16Mi"))
                .launch(TestCluster.request(attempt, false));
        ends(attempt, FailureKind.TRANSIENT, "want of memory: its limit is 16Mi");
    }

    @Test
    void anImageThatCannotBeHadFailsForGoodAndItsJobIsDeleted() {
        AttemptKey attempt = attempt("no-image");
        sandbox.launcher("true", Map.of("instance", "no-image", "trainer.image", "nowhere/trainer:1"))
                .launch(TestCluster.request(attempt, false));
        ends(attempt, FailureKind.BAD_INPUT, "its container cannot be created (");
        await(() -> job(attempt) == null);
    }

    @Test
    void aJobThatTheApiServerRefusesFailsForGood() {
        AttemptKey attempt = attempt("refused");
        KubernetesRunLauncher launcher =
                sandbox.launcher("true", Map.of("instance", "refused", "trainer.cpu-limit", "1m"));
        launcher.launch(TestCluster.request(attempt, false)); // requests 10m, more than the limit
        ends(attempt, FailureKind.BAD_INPUT, "the cluster refuses its Job");
        assertThat(launcher.active()).isEmpty();
    }

    @Test
    void aPodThatNoNodeCanTakeWaitsAndSaysWhy() {
        AttemptKey attempt = attempt("unschedulable");
        KubernetesRunLauncher launcher =
                sandbox.launcher("true", Map.of("instance", "unschedulable", "trainer.node-selector.pool", "none"));
        launcher.launch(TestCluster.request(attempt, false));
        await(() -> launcher.workers().get(attempt) instanceof WorkerState.Waiting(String reason, var since)
                && reason.startsWith("no node can take it: "));
        launcher.stop(attempt);
        await(() -> launcher.active().isEmpty() && job(attempt) == null);
    }

    @Test
    void aJobDeletedByHandIsAWorkerTakenAway() {
        AttemptKey attempt = attempt("deleted");
        started(attempt, "sleep 600", Map.of("instance", "deleted"));
        sandbox.client
                .resource(job(attempt))
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete();
        ends(attempt, FailureKind.PREEMPTED, "continues from its last checkpoint");
        assertThat(sandbox.pods(attempt)).allMatch(PodFacts::ended);
    }

    @Test
    void anEvictedPodBurnsNoTryAndIsNotReplacedBesideTheNextAttempt() {
        AttemptKey attempt = attempt("evicted");
        KubernetesRunLauncher launcher = started(attempt, "sleep 600", Map.of("instance", "evicted"));
        Pod pod = sandbox.pods(attempt).getFirst();
        sandbox.client.pods().resource(pod).evict();
        ends(attempt, FailureKind.PREEMPTED, "deleted or evicted");
        await(() -> launcher.active().isEmpty() && job(attempt) == null);
        await(() -> sandbox.pods(attempt).isEmpty());
    }

    @Test
    void aWorkerFinishesAlthoughNobodyWatchesAndTheNextLauncherHearsOfIt() {
        AttemptKey attempt = attempt("unwatched");
        KubernetesRunLauncher first =
                started(attempt, "sleep 3; echo no such key; exit 2", Map.of("instance", "unwatched"));
        first.close();
        await(() -> sandbox.pods(attempt).getFirst().getStatus().getPhase().equals("Failed"));
        assertThat(sandbox.kinds).doesNotContainKey(attempt);
        sandbox.launcher("true", Map.of("instance", "unwatched"));
        ends(attempt, FailureKind.BAD_INPUT, "no such key");
    }

    @Test
    void deletingAnExperimentLeavesNothing() {
        AttemptKey attempt = attempt("forgotten");
        KubernetesRunLauncher launcher = started(attempt, "sleep 600", Map.of("instance", "forgotten"));
        launcher.forget("disasters");
        await(() -> job(attempt) == null && sandbox.pods(attempt).isEmpty());
        await(() -> sandbox.client
                        .secrets()
                        .inNamespace(sandbox.namespace)
                        .withName(naming(attempt).job(attempt))
                        .get()
                == null);
    }

    @Test
    void askingTwiceFindsWhatIsThere() {
        AttemptKey attempt = attempt("twice");
        KubernetesConfig config = sandbox.config("true", Map.of("instance", "twice"));
        try (ClusterConnection cluster = sandbox.connect(config)) {
            Naming naming = naming(attempt);
            JobCreation creation = new JobCreation(
                    cluster,
                    naming,
                    new ClusterView(cluster, naming, changed -> {}), // which never looks
                    new TrainerJob(
                            config,
                            naming,
                            PodTemplateFile.read(config.trainer().podTemplate())));
            creation.create(TestCluster.request(attempt, false));
            String uid = job(attempt).getMetadata().getUid();
            creation.create(TestCluster.request(attempt, false));
            assertThat(job(attempt).getMetadata().getUid()).isEqualTo(uid);
        }
    }

    @Test
    void podsThatLostTheirJobAreStoppedToo() {
        AttemptKey attempt = attempt("orphan");
        KubernetesRunLauncher launcher = started(attempt, "sleep 600", Map.of("instance", "orphan"));
        sandbox.client
                .resource(job(attempt))
                .withPropagationPolicy(DeletionPropagation.ORPHAN)
                .delete();
        await(() -> job(attempt) == null);
        assertThat(launcher.active()).contains(attempt);
        await(() -> {
            launcher.stop(attempt);
            return launcher.active().isEmpty();
        });
        assertThat(sandbox.pods(attempt)).allMatch(PodFacts::ended);
    }

    @Test
    void whatAWorkerPrintsCanBeRead() {
        AttemptKey attempt = attempt("prints");
        KubernetesRunLauncher launcher = started(attempt, "echo hello; sleep 600", Map.of("instance", "prints"));
        await(() -> {
            LogReader reader = new LogReader();
            launcher.logs().stream(attempt, new RunLogs.Extent(false, 0), reader);
            return reader.text().equals("hello\n");
        });
    }

    @Test
    void whatAWorkerPrintsIsFollowedToItsEnd() {
        AttemptKey attempt = attempt("followed");
        KubernetesRunLauncher launcher =
                started(attempt, "for i in 1 2 3; do sleep 1; echo line $i; done", Map.of("instance", "followed"));
        LogReader reader = new LogReader();
        launcher.logs().stream(attempt, new RunLogs.Extent(true, 0), reader);
        assertThat(reader.text()).isEqualTo("line 1\nline 2\nline 3\n");
    }

    @Test
    void whoLeavesTheLogOfASilentWorkerIsNotWaitedFor() throws Exception {
        AttemptKey attempt = attempt("silent");
        KubernetesRunLauncher launcher = started(attempt, "echo begun; sleep 600", Map.of("instance", "silent"));
        LogReader reader = new LogReader();
        Thread following =
                Thread.ofVirtual().start(() -> launcher.logs().stream(attempt, new RunLogs.Extent(true, 0), reader));
        await(() -> reader.text().equals("begun\n"));
        reader.leave();
        assertThat(following.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void fourGpusRunFourOfTwentyFourAtOnceAndAllOfThemInTheEnd() {
        try (AdvertisedGpus gpus = AdvertisedGpus.of(sandbox.client, "datadecide.test/" + sandbox.namespace, 4)) {
            KubernetesRunLauncher launcher = sandbox.launcher(
                    "sleep 1; exit 3", Map.of("instance", "gpus", "trainer.gpu-resource", gpus.resource()));
            List<AttemptKey> attempts = IntStream.range(0, 24)
                    .mapToObj(i -> new AttemptKey(new RunKey("gpus", "run-" + i), 1))
                    .toList();
            attempts.forEach(attempt -> launcher.launch(TestCluster.request(attempt, true)));
            await(() -> sandbox.kinds.keySet().containsAll(attempts));
            List<Pod> pods = sandbox.client
                    .pods()
                    .inNamespace(sandbox.namespace)
                    .withLabel(Naming.INSTANCE, "gpus")
                    .list()
                    .getItems();
            assertThat(pods).hasSize(24);
            assertThat(AdvertisedGpus.mostAtOnce(pods)).isBetween(1, 4);
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void theChartsRoleAllowsWhatIsUsedAndNothingElse(TestReporter reporter) {
        Set<String> allowed = UsedVerbs.allowed(UsedVerbs.role());
        reporter.publishEntry("used", sandbox.verbs.used().toString());
        assertThat(sandbox.verbs.used()).isEqualTo(allowed);
    }
}
