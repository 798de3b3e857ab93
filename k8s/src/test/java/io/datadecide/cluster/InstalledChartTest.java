package io.datadecide.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One installation of the chart as it comes, and what a user does with it. */
@NeedsCluster
class InstalledChartTest {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Map<String, String> DATA = Map.of("DATADECIDE_DATA", Installation.DATA.toString());
    private static final String EXPERIMENT = "k8s/src/test/resources/decision.yaml";

    private static Installation cluster;

    @BeforeAll
    static void install() {
        cluster = Installation.install("chart", Map.of());
    }

    @AfterAll
    static void uninstall() {
        if (cluster != null) {
            cluster.close();
        }
    }

    /** The acceptance test of everything here: equal bytes, and nothing left behind. */
    @Test
    void aClusterDecidesWhatOneMachineDecides(@TempDir Path local, @TempDir Path remote) {
        Command.succeed(LONGEST, DATA, "./datadecide", "run", EXPERIMENT, "--out", local.toString());

        Command submitted = cluster.datadecide(LONGEST, DATA, "submit", EXPERIMENT, "--watch");
        assertThat(submitted.exitCode())
                .as(submitted.output() + cluster.describe())
                .isZero();
        cluster.datadecide(LONGEST, "report", "acceptance", "--out", remote.toString())
                .orFail();

        assertThat(remote.resolve("evidence.csv")).hasSameBinaryContentAs(local.resolve("evidence.csv"));
        assertThat(remote.resolve("decision.json")).hasSameBinaryContentAs(local.resolve("decision.json"));

        aWorkersTokenIsGoodForItsWorkOnly();
        cluster.datadecide(LONGEST, "delete", "acceptance", "--files").orFail();
        awaitNothingOf("acceptance");
    }

    /** With a token that this cluster gave to a pod. */
    private static void aWorkersTokenIsGoodForItsWorkOnly() {
        Secret secret = cluster.client()
                .secrets()
                .inNamespace(cluster.namespace())
                .withLabel("datadecide.io/attempt")
                .list()
                .getItems()
                .getFirst();
        String token = new String(
                Base64.getDecoder().decode(secret.getData().values().iterator().next()), StandardCharsets.UTF_8);
        Command refused = Command.run(
                LONGEST, Map.of("DATADECIDE_TOKEN", token), "./datadecide", "list", "--server", cluster.server());
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("a worker's token is not good for");
    }

    @Test
    void helmTestRunsATinyExperiment() {
        Helm.test("datadecide")
                .withNamespace(cluster.namespace())
                .withKubeConfig(Path.of(System.getenv("KUBECONFIG")))
                .withTimeout((int) LONGEST.toSeconds())
                .call();
        Pod pod = cluster.pods("test").getFirst();
        assertThat(pod.getStatus().getPhase())
                .as(cluster.client().pods().resource(pod).getLog())
                .isEqualTo("Succeeded");
        awaitNothingOf("helm-test");
    }

    @Test
    void whoHasNoTokenIsNotServed() {
        Command refused = Command.run(
                LONGEST, Map.of("DATADECIDE_TOKEN", "guessed"), "./datadecide", "list", "--server", cluster.server());
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).containsIgnoringCase("token");
    }

    @Test
    void metersAreWellFormed() {
        String metrics = cluster.http("/q/metrics");
        assertThat(Promtool.checkMetrics(ours(metrics))).isEmpty();
    }

    /** The framework's meters are named as it likes; ours are ours to name well. */
    private static String ours(String metrics) {
        return metrics.lines().filter(line -> line.contains("datadecide_")).collect(Collectors.joining("\n", "", "\n"));
    }

    /** The cluster takes away what its owner had, in its own time. */
    private static void awaitNothingOf(String experiment) {
        Awaitility.await()
                .atMost(LONGEST)
                .untilAsserted(() -> assertThat(ofExperiment(experiment)).isEmpty());
    }

    /** Everything in the cluster that belongs to an experiment and is not already going. */
    private static List<String> ofExperiment(String name) {
        var client = cluster.client();
        List<HasMetadata> found = new ArrayList<>();
        found.addAll(client.batch()
                .v1()
                .jobs()
                .inNamespace(cluster.namespace())
                .list()
                .getItems());
        found.addAll(client.configMaps().inNamespace(cluster.namespace()).list().getItems());
        found.addAll(client.secrets().inNamespace(cluster.namespace()).list().getItems());
        return found.stream()
                .filter(object -> object.getMetadata().getDeletionTimestamp() == null)
                .filter(object -> object.getMetadata().getAnnotations() != null
                        && name.equals(object.getMetadata().getAnnotations().get("datadecide.io/experiment")))
                .map(object -> object.getKind() + " " + object.getMetadata().getName())
                .toList();
    }
}
