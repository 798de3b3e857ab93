package io.datadecide.coordinator.launch.kubernetes;

import static io.datadecide.coordinator.launch.kubernetes.TestCluster.ATTEMPT;
import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.coordinator.config.KubernetesConfig;
import io.datadecide.coordinator.launch.AttemptListener;
import io.datadecide.coordinator.launch.LaunchException;
import io.datadecide.coordinator.launch.LogReader;
import io.datadecide.coordinator.launch.RunLogs;
import io.datadecide.coordinator.launch.WorkerState;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * The chart's Role against what the launcher asks for in all that it can do. {@link RealClusterTest} does the same under the
 * Role on an API server, which refuses what is missing.
 */
@EnableKubernetesMockClient(crud = true)
class RoleTest {
    private static final String NAMESPACE = "test";
    private static final AttemptListener NOBODY = (attempt, kind, reason) -> {};

    @SuppressWarnings("NullAway.Init")
    KubernetesClient client;

    private final UsedVerbs verbs = new UsedVerbs();

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition);
    }

    /** Does everything that a launcher does. */
    private Set<String> use() {
        KubernetesConfig config = TestCluster.config(Map.of("namespace", NAMESPACE));
        ClusterConnection cluster = ClusterConnection.open(config, client.getConfiguration(), verbs);
        try (KubernetesRunLauncher launcher =
                new KubernetesRunLauncher(config, cluster, NOBODY, InstantSource.system())) {
            await(launcher::informed);
            createTwice(config, cluster);
            client.pods()
                    .inNamespace(NAMESPACE)
                    .resource(TestCluster.running(ATTEMPT))
                    .create();
            await(() -> launcher.workers().get(ATTEMPT) instanceof WorkerState.Started);
            read(launcher.logs());
            launcher.stop(ATTEMPT);
            await(() -> client.batch()
                    .v1()
                    .jobs()
                    .inNamespace(NAMESPACE)
                    .list()
                    .getItems()
                    .isEmpty());
            await(
                    () -> { // its Job is gone and the pod has no garbage collector
                        launcher.stop(ATTEMPT);
                        return client.pods()
                                .inNamespace(NAMESPACE)
                                .list()
                                .getItems()
                                .isEmpty();
                    });
            launcher.forget(ATTEMPT.run().experiment());
            await(() ->
                    client.configMaps().inNamespace(NAMESPACE).list().getItems().isEmpty());
        }
        return verbs.used();
    }

    /** As after a crash between a request and its answer. */
    private static void createTwice(KubernetesConfig config, ClusterConnection cluster) {
        JobCreation creation = new JobCreation(
                cluster,
                TestCluster.NAMING,
                new ClusterView(cluster, TestCluster.NAMING, changed -> {}), // which never looks
                new TrainerJob(
                        config,
                        TestCluster.NAMING,
                        PodTemplateFile.read(config.trainer().podTemplate())));
        creation.create(TestCluster.request(false));
        creation.create(TestCluster.request(false));
    }

    /** The server has no logs; asking for one is what counts. */
    private static void read(RunLogs logs) {
        try {
            logs.stream(ATTEMPT, new RunLogs.Extent(false, 0), new LogReader());
        } catch (LaunchException e) {
            assertThat(e).hasMessageContaining("log of pod");
        }
    }

    @Test
    void everyVerbIsUsedAndNoOther() {
        assertThat(use()).isEqualTo(UsedVerbs.allowed(UsedVerbs.role()));
    }

    @Test
    void aRoleWithoutAnyOneOfItsVerbsIsNoticed() {
        Set<String> whole = UsedVerbs.allowed(UsedVerbs.role());
        List<Set<String>> lesser = new ArrayList<>();
        for (int rule = 0; rule < UsedVerbs.role().getRules().size(); rule++) {
            for (String verb : UsedVerbs.role().getRules().get(rule).getVerbs()) {
                Role without = UsedVerbs.role();
                PolicyRule changed = without.getRules().get(rule);
                changed.getVerbs().remove(verb);
                lesser.add(UsedVerbs.allowed(without));
            }
        }
        assertThat(lesser).hasSize(whole.size()).doesNotContain(whole).doesNotHaveDuplicates();
    }
}
