package io.datadecide.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The acceptance test: a cluster decides what one machine decides, to the last bit, and leaves nothing behind. */
@NeedsCluster
class SameDecisionTest {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Map<String, String> DATA = Map.of("DATADECIDE_DATA", Installation.DATA.toString());
    private static final String EXPERIMENT = "k8s/src/test/resources/decision.yaml";

    @TempDir
    private Path local;

    @TempDir
    private Path remote;

    @Test
    void aClusterDecidesWhatOneMachineDecides() {
        Command.succeed(LONGEST, DATA, "./datadecide", "run", EXPERIMENT, "--out", local.toString());
        try (Installation cluster = Installation.install("decision", Map.of())) {
            cluster.datadecide(LONGEST, DATA, "submit", EXPERIMENT, "--watch").orFail();
            cluster.datadecide(LONGEST, "report", "acceptance", "--out", remote.toString())
                    .orFail();

            assertThat(remote.resolve("evidence.csv")).hasSameTextualContentAs(local.resolve("evidence.csv"));
            assertThat(remote.resolve("decision.json")).hasSameTextualContentAs(local.resolve("decision.json"));

            cluster.datadecide(LONGEST, "delete", "acceptance", "--files").orFail();
            assertThat(jobs(cluster)).isEmpty();
        }
    }

    private static List<Job> jobs(Installation cluster) {
        return cluster.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(cluster.namespace())
                .list()
                .getItems();
    }
}
