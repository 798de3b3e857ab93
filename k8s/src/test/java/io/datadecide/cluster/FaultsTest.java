package io.datadecide.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
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
    private static final long SHORTEST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 3_000;
    private static final int AT_ONCE = 2; // placement.parallelRuns
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
        CompletableFuture<String> undisturbed = CompletableFuture.supplyAsync(
                () -> Command.succeed(LONGEST, DATA, "./datadecide", "run", EXPERIMENT, "--out", local.toString()),
                Thread::startVirtualThread); // the common pool may have one thread, which the client needs
        Map<String, String> settings = Map.of(
                "trainer.cpu", "200m",
                "coordinator.properties.datadecide\\.coordinator\\.retry\\.greatest-delay", "2s");
        try (Installation cluster = Installation.install("faults", settings)) {
            try {
                submitted(cluster);
                happen(cluster, new Faults(cluster, seed), new Random(seed));
                awaitSuccess(cluster);
            } catch (ConditionTimeoutException e) {
                throw new AssertionError(e.getMessage() + "\n" + runs(cluster) + "\n" + cluster.describe(), e);
            }
            attemptsAreTrue(cluster);
            report(cluster);
            undisturbed.join();
            assertThat(remote.resolve("evidence.csv")).hasSameBinaryContentAs(local.resolve("evidence.csv"));
            assertThat(remote.resolve("decision.json")).hasSameBinaryContentAs(local.resolve("decision.json"));
            cluster.datadecide(LONGEST, "delete", "faults").orFail();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> leftovers(cluster).isEmpty());
        }
    }

    private static void submitted(Installation cluster) {
        cluster.datadecide(LONGEST, DATA, "submit", EXPERIMENT).orFail();
    }

    /** At moments that nobody chose, often enough that most attempts end early. */
    private static void happen(Installation cluster, Faults faults, Random moments) {
        Awaitility.await()
                .atMost(LONGEST)
                .pollInterval((poll, before) -> Duration.ofMillis(moments.nextLong(SHORTEST_MILLIS, LONGEST_MILLIS)))
                .until(() -> {
                    faults.next();
                    return faults.count() >= FAULTS || succeeded(cluster);
                });
        System.err.println("faults: " + faults.done());
        assertThat(faults.count())
                .as("faults before the experiment was over: make it longer")
                .isEqualTo(FAULTS);
    }

    private static void awaitSuccess(Installation cluster) {
        Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofSeconds(2)).until(() -> succeeded(cluster));
    }

    /** False also while nobody can say. */
    private static boolean succeeded(Installation cluster) {
        try {
            return sql(cluster, "select state from experiments").equals("SUCCEEDED");
        } catch (KubernetesClientException | NoSuchElementException e) {
            return false; // the API server is away, or the database's pod is
        }
    }

    private static String runs(Installation cluster) {
        return sql(cluster, "select id, state, attempt, failures, reason from runs order by id");
    }

    private void report(Installation cluster) {
        cluster.datadecide(LONGEST, "report", "faults", "--out", remote.toString())
                .orFail();
    }

    /**
     * One success a run, and it is the last attempt; all numbers are there; every attempt ended; the run knows how many.
     * No more went on at once than the experiment allows.
     */
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
        assertThat(sql(
                        cluster,
                        "select max((select count(*) from attempts b where b.started_at <= a.started_at"
                                + " and b.ended_at > a.started_at)) from attempts a"))
                .as("attempts at once")
                .isIn(IntStream.rangeClosed(1, AT_ONCE)
                        .mapToObj(Integer::toString)
                        .toList());
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
