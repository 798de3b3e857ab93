package io.datadecide.coordinator.launch.kubernetes;

import static io.datadecide.coordinator.launch.kubernetes.ClusterSandbox.attempt;
import static io.datadecide.coordinator.launch.kubernetes.ClusterSandbox.await;
import static io.datadecide.coordinator.launch.kubernetes.ClusterSandbox.naming;
import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.coordinator.launch.WorkerState;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.FailureKind;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a cluster does to workers, done to them by a real one: {@code -Dcluster=true}. */
@EnabledIfSystemProperty(named = "cluster", matches = "true", disabledReason = "needs a cluster: -Dcluster=true")
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
        launcher.launch(TestCluster.assignment(attempt, false));
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
        sandbox.launcher("echo begins; echo disk is full >&2; exit 1", Map.of("instance", "fails"))
                .launch(TestCluster.assignment(attempt, false));
        ends(attempt, FailureKind.TRANSIENT, "disk is full");
        await(() -> job(attempt).getStatus().getFailed() instanceof Integer failed && failed == 1);
    }

    @Test
    void badInputIsForGood() {
        AttemptKey attempt = attempt("bad-input");
        sandbox.launcher("echo a.jsonl:3 has no text; exit 2", Map.of("instance", "bad-input"))
                .launch(TestCluster.assignment(attempt, false));
        ends(attempt, FailureKind.BAD_INPUT, "a.jsonl:3 has no text");
    }

    @Test
    void theTokenReachesTheWorker() {
        AttemptKey attempt = attempt("token");
        sandbox.launcher("echo $DATADECIDE_RUN_TOKEN $DATADECIDE_RUN_ID; exit 3", Map.of("instance", "token"))
                .launch(TestCluster.assignment(attempt, false));
        ends(attempt, FailureKind.TRANSIENT, "secret-token token");
    }

    @Test
    void wantOfMemoryNamesTheLimit() {
        AttemptKey attempt = attempt("oom");
        sandbox.launcher("exec tail /dev/zero", Map.of("instance", "oom", "trainer.memory", "16Mi"))
                .launch(TestCluster.assignment(attempt, false));
        ends(attempt, FailureKind.TRANSIENT, "want of memory: its limit is 16Mi");
    }

    @Test
    void anImageThatCannotBeHadFailsForGoodAndItsJobIsDeleted() {
        AttemptKey attempt = attempt("no-image");
        sandbox.launcher("true", Map.of("instance", "no-image", "trainer.image", "nowhere/trainer:1"))
                .launch(TestCluster.assignment(attempt, false));
        ends(attempt, FailureKind.BAD_INPUT, "its container cannot be created (");
        await(() -> job(attempt) == null);
    }

    @Test
    void aJobThatTheApiServerRefusesFailsForGood() {
        AttemptKey attempt = attempt("refused");
        KubernetesRunLauncher launcher =
                sandbox.launcher("true", Map.of("instance", "refused", "trainer.cpu-limit", "1m"));
        launcher.launch(TestCluster.assignment(attempt, false)); // requests 10m, more than the limit
        ends(attempt, FailureKind.BAD_INPUT, "the cluster refuses its Job");
        assertThat(launcher.active()).isEmpty();
    }

    @Test
    void aPodThatNoNodeCanTakeWaitsAndSaysWhy() {
        AttemptKey attempt = attempt("unschedulable");
        KubernetesRunLauncher launcher =
                sandbox.launcher("true", Map.of("instance", "unschedulable", "trainer.node-selector.pool", "none"));
        launcher.launch(TestCluster.assignment(attempt, false));
        await(() -> launcher.workers().get(attempt) instanceof WorkerState.Waiting(String reason, var since)
                && reason.startsWith("no node can take it: "));
        launcher.stop(attempt);
        await(() -> launcher.active().isEmpty() && job(attempt) == null);
    }

    @Test
    void aJobDeletedByHandIsAWorkerTakenAway() {
        AttemptKey attempt = attempt("deleted");
        started(attempt, "sleep 600", Map.of("instance", "deleted"));
        sandbox.client.resource(job(attempt)).withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();
        ends(attempt, FailureKind.PREEMPTED, "continues from its last checkpoint");
        assertThat(sandbox.pods(attempt)).isEmpty();
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
}
