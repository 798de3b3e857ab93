package io.datadecide.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults at random moments, {@code -Dfaults=50} of them: the decision is the same, nothing is trained twice, no event is lost,
 * nothing lies, nothing is left. It kills the API server.
 */
@NeedsCluster
class FaultsTest {
    private static final int FAULTS = Integer.getInteger("faults", 50);
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final long SHORTEST_MILLIS = 100;
    private static final long MAX_MILLIS = 6_000;
    private static final int AT_ONCE = 2; // placement.parallelRuns
    private static final Map<String, String> DATA = Map.of("DATADECIDE_DATA", Installation.DATA.toString());
    private static final String EXPERIMENT = "k8s/src/test/resources/faults.yaml";
    private static final String TOPIC = "datadecide.events";
    private static final String OURS = "datadecide.io/experiment";

    @TempDir
    private Path local;

    @TempDir
    private Path remote;

    @TempDir
    private Path broker;

    /** The experiment is run again and again until all faults have happened, so that each meets work in progress. */
    @Test
    void theDecisionIsTheSameWhateverFails() {
        // A client's thread that loses the API server may end in an exception of its own; that is none of ours.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        long seed = Long.getLong("faults.seed", System.nanoTime());
        System.err.println("faults: -Dfaults.seed=" + seed);
        Command.succeed(LONGEST, DATA, "./datadecide", "run", EXPERIMENT, "--out", local.toString());
        try (KafkaBroker kafka = KafkaBroker.start(broker);
                Installation cluster = Installation.install("faults", settings(kafka));
                RunningPods trainers = RunningPods.of(cluster)) {
            Database database = new Database(cluster);
            CommittedEvents events = CommittedEvents.keep(database);
            Faults faults = new Faults(cluster, kafka, FAULTS, new Random(seed));
            Random pauses = new Random(seed);
            do {
                runOnce(cluster, database, faults, pauses);
                System.err.println("faults so far: " + faults.done());
            } while (!faults.over());
            assertThat(trainers.mostAtOnce()).as("trainers at once").isEqualTo(AT_ONCE);
            events.allArrived(kafka, TOPIC, SOON);
        }
    }

    private void runOnce(Installation cluster, Database database, Faults faults, Random pauses) {
        cluster.datadecide(SOON, DATA, "submit", EXPERIMENT).orFail();
        try {
            untilItSucceeds(database, faults, pauses);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(e.getMessage() + "\n" + runs(database) + "\n" + cluster.describe(), e);
        }
        System.err.println(attempts(database));
        attemptsAreTrue(database);
        cluster.datadecide(SOON, "report", "faults", "--out", remote.toString()).orFail();
        assertThat(remote.resolve("evidence.csv")).hasSameBinaryContentAs(local.resolve("evidence.csv"));
        assertThat(remote.resolve("decision.json")).hasSameBinaryContentAs(local.resolve("decision.json"));
        cluster.datadecide(SOON, "delete", "faults", "--files").orFail();
        Awaitility.await()
                .atMost(SOON)
                .ignoreExceptions() // the API server may still be coming back
                .until(() -> leftovers(cluster).isEmpty());
    }

    /** Waits between tries are short, so that the test is. */
    private static Map<String, String> settings(KafkaBroker kafka) {
        return Map.of(
                "kafka.enabled",
                "true",
                "kafka.bootstrapServers",
                kafka.address(),
                "kafka.topic",
                TOPIC,
                "trainer.cpu",
                "200m",
                "trainer.extraEnv[0].name",
                "DATADECIDE_TRAINER_COORDINATOR_LONGEST_WAIT",
                "trainer.extraEnv[0].value",
                "PT1S",
                "coordinator.properties.datadecide\\.coordinator\\.retry\\.greatest-delay",
                "2s");
    }

    /** Faults at moments that nobody chose, while it works. */
    private static void untilItSucceeds(Database database, Faults faults, Random pauses) {
        Awaitility.await()
                .atMost(LONGEST)
                .pollInterval((poll, before) -> Duration.ofMillis(pauses.nextLong(SHORTEST_MILLIS, MAX_MILLIS)))
                .until(() -> {
                    faults.next();
                    return succeeded(database);
                });
    }

    /** False also while nobody can say. */
    private static boolean succeeded(Database database) {
        return database.answerIfThere("select state from experiments")
                .filter("SUCCEEDED"::equals)
                .isPresent();
    }

    private static String runs(Database database) {
        return database.answerIfThere("select id, state, attempt, failures, reason from runs order by id")
                .orElse("the database does not answer");
    }

    /** How attempts ended, without what differs between pods. */
    private static String attempts(Database database) {
        return database.answer(
                "select count(*), outcome, left(reason, 60) from attempts group by 2, 3 order by 1 desc");
    }

    /**
     * One success a run, and it is the last attempt; all numbers are there; every attempt ended; the run knows how many.
     * No more went on at once than the experiment allows.
     */
    private static void attemptsAreTrue(Database database) {
        assertThat(database.answer("select count(*) from runs r where r.attempt <> (select count(*) from attempts a"
                        + " where a.experiment = r.experiment and a.run_id = r.id)"
                        + " or r.attempt <> (select max(number) from attempts a"
                        + " where a.experiment = r.experiment and a.run_id = r.id and a.outcome = 'SUCCEEDED')"))
                .isEqualTo("0");
        assertThat(database.answer("select count(*) from attempts where outcome is null"))
                .isEqualTo("0");
        assertThat(database.answer("select max((select count(*) from attempts b where b.started_at <= a.started_at"
                        + " and b.ended_at > a.started_at)) from attempts a"))
                .as("attempts at once")
                .isIn(IntStream.rangeClosed(1, AT_ONCE)
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(database.answer("select count(*) from attempts where outcome = 'SUCCEEDED'"))
                .isEqualTo(database.answer("select count(*) from runs"));
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
