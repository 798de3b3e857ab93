package io.datadecide.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults at random moments: the decision is the same, nothing is trained twice, nothing lies, nothing is left. It takes
 * minutes and kills the API server, so it runs only when somebody says how many: {@code -Dcluster=true -Dfaults=50}.
 */
@NeedsCluster
@EnabledIfSystemProperty(named = "faults", matches = "[0-9]+", disabledReason = "needs -Dfaults=50")
class FaultsTest {
    private static final int FAULTS = Integer.getInteger("faults", 0);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration BETWEEN = Duration.ofSeconds(3);
    private static final Map<String, String> DATA = Map.of("DATADECIDE_DATA", Installation.DATA.toString());
    private static final String EXPERIMENT = "k8s/src/test/resources/faults.yaml";
    private static final String OURS = "datadecide.io/experiment";

    @TempDir
    private Path local;

    @TempDir
    private Path remote;

    @Test
    void theDecisionIsTheSameWhateverFails() {
        long seed = Long.getLong("faults.seed", System.nanoTime());
        System.err.println("faults: -Dfaults.seed=" + seed);
        Command.succeed(LONGEST, DATA, "./datadecide", "run", EXPERIMENT, "--out", local.toString());
        Map<String, String> settings = Map.of(
                "trainer.cpu", "200m",
                "coordinator.properties.datadecide\\.coordinator\\.retry\\.greatest-delay", "2s");
        try (Installation cluster = Installation.install("faults", settings)) {
            cluster.datadecide(LONGEST, DATA, "submit", EXPERIMENT).orFail();
            Faults faults = new Faults(cluster, seed);
            Awaitility.await().atMost(LONGEST).pollInterval(BETWEEN).until(() -> {
                faults.next();
                return faults.count() >= FAULTS;
            });
            System.err.println("faults: " + faults.done());
            awaitSuccess(cluster);
            attemptsAreTrue(cluster);
            report(cluster);
            assertThat(remote.resolve("evidence.csv")).hasSameTextualContentAs(local.resolve("evidence.csv"));
            assertThat(remote.resolve("decision.json")).hasSameTextualContentAs(local.resolve("decision.json"));
            cluster.datadecide(LONGEST, "delete", "faults").orFail();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> leftovers(cluster).isEmpty());
        }
    }

    private static void awaitSuccess(Installation cluster) {
        Awaitility.await()
                .atMost(LONGEST)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> sql(cluster, "select state from experiments").equals("SUCCEEDED"));
    }

    private void report(Installation cluster) {
        cluster.datadecide(LONGEST, "report", "faults", "--out", remote.toString())
                .orFail();
    }

    /** One success a run, and it is the last attempt; all numbers are there; every attempt ended; the run knows how many. */
    private static void attemptsAreTrue(Installation cluster) {
        assertThat(
                        sql(
                                cluster,
                                "select count(*) from runs r where r.attempt <> (select count(*) from attempts a"
                                        + " where a.experiment = r.experiment and a.run_id = r.id)"
                                        + " or r.attempt <> (select max(number) from attempts a"
                                        + " where a.experiment = r.experiment and a.run_id = r.id and a.outcome = 'SUCCEEDED')"))
                .isEqualTo("0");
        assertThat(sql(cluster, "select count(*) from attempts where outcome is null"))
                .isEqualTo("0");
        assertThat(sql(cluster, "select count(*) from attempts where outcome = 'SUCCEEDED'"))
                .isEqualTo(sql(cluster, "select count(*) from runs"));
    }

    private static String sql(Installation cluster, String query) {
        return Command.run(
                        Duration.ofSeconds(30),
                        Map.of(),
                        "kubectl",
                        "exec",
                        "-n",
                        cluster.namespace(),
                        cluster.pods("postgresql").getFirst().getMetadata().getName(),
                        "--",
                        "sh",
                        "-c",
                        "PGPASSWORD=$POSTGRES_PASSWORD psql -qtA -h 127.0.0.1 -U \"$POSTGRES_USER\" \"$POSTGRES_DB\" -c \""
                                + query + "\"")
                .output()
                .strip();
    }

    private static List<? extends HasMetadata> leftovers(Installation cluster) {
        return List.of(
                        cluster.client().batch().v1().jobs(),
                        cluster.client().pods(),
                        cluster.client().secrets(),
                        cluster.client().configMaps())
                .stream()
                .flatMap(kind -> kind.inNamespace(cluster.namespace()).withLabel(OURS).list().getItems().stream())
                .toList();
    }
}
