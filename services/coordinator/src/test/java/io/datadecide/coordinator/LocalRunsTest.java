package io.datadecide.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.coordinator.schedule.state.ExperimentState;
import io.datadecide.coordinator.schedule.state.RunState;
import io.datadecide.coordinator.score.CheckpointScorer;
import io.datadecide.coordinator.score.ScoringException;
import io.datadecide.coordinator.store.Measurement;
import io.datadecide.coordinator.store.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments from their creation to their decision, with real processes. */
@Tag("slow")
class LocalRunsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final CheckpointScorer SCORER = (request, sink) -> request.tasks()
            .forEach(task -> sink.scored(task.name(), List.of(new Measurement("bits_per_byte", 2.5, 0.1, 7, true))));

    @TempDir
    Path out;

    private CoordinatorHarness harness(CheckpointScorer scorer) throws IOException {
        return new CoordinatorHarness(out, scorer, PATIENCE);
    }

    private static void awaitState(CoordinatorHarness harness, ExperimentState state) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> harness.commands.require("small").state() == state);
    }

    @Test
    void anExperimentEndsInADecisionWithAllItsEvidence() throws IOException {
        try (CoordinatorHarness harness = harness(SCORER)) {
            harness.create(CoordinatorHarness.YAML);
            harness.start();
            awaitState(harness, ExperimentState.SUCCEEDED);
            assertThat(harness.stores.runs().ofExperiment("small"))
                    .extracting(Run::state)
                    .containsOnly(RunState.SUCCEEDED);
            assertThat(harness.stores.evidence().ofExperiment("small"))
                    .extracting(row -> row.measurement().metric())
                    .containsExactly("bits_per_byte", "bits_per_byte", "bits_per_byte", "bits_per_byte");
            assertThat(out.resolve("decision.json")).exists();
            assertThat(out.resolve("report.html")).exists();
            assertThat(Files.readAllLines(out.resolve("evidence.csv"))).hasSize(5);
        }
    }

    @Test
    void theReportSaysWhatTheRunsCostAtThePriceOfAWorker() throws IOException {
        try (CoordinatorHarness harness = harness(SCORER)) {
            harness.create(CoordinatorHarness.YAML + "prices: {hourlyPrice: 2, currency: EUR}\n");
            harness.start();
            awaitState(harness, ExperimentState.SUCCEEDED);
            assertThat(Files.readString(out.resolve("report.html"))) // two runs of half an hour each
                    .contains("\"workerSeconds\":3600.0,\"amount\":2.0,\"currency\":\"EUR\",\"shareOfTargetCompute\":");
        }
    }

    @Test
    void trainersOfAnExperimentOnCudaAreToldToUseTheGpuAndPreparationsAreNot() throws IOException {
        try (CoordinatorHarness harness = harness(SCORER)) {
            harness.create(CoordinatorHarness.YAML + "placement: {device: cuda}\n");
            harness.start();
            awaitState(harness, ExperimentState.SUCCEEDED);
            assertThat(Files.readAllLines(out.resolve("devices")))
                    .hasSize(4)
                    .allSatisfy(line -> assertThat(line.endsWith(" gpu")).isEqualTo(!line.startsWith("prepare-")));
        }
    }

    @Test
    void aKilledWorkerIsFollowedByAnotherThatContinues() throws IOException {
        try (CoordinatorHarness harness = harness(SCORER)) {
            harness.behaviour("a-nano1", "die after a checkpoint");
            harness.create(CoordinatorHarness.YAML);
            harness.start();
            awaitState(harness, ExperimentState.SUCCEEDED);
            assertThat(harness.run("a-nano1").attempt()).isEqualTo(2);
            assertThat(harness.stores.evidence().ofExperiment("small")).hasSize(4);
        }
    }

    @Test
    void aCorpusThatFailsFailsItsRunsWithTheReasonAndTheDecisionSaysSo() throws IOException {
        try (CoordinatorHarness harness = harness(SCORER)) {
            harness.behaviour("prepare-a", "bad input");
            harness.create(CoordinatorHarness.YAML);
            harness.start();
            awaitState(harness, ExperimentState.FAILED);
            assertThat(harness.run("prepare-a").attempt()).isEqualTo(1);
            assertThat(harness.run("a-nano1").state()).isEqualTo(RunState.FAILED);
            assertThat(harness.run("a-nano1").reason()).isEqualTo("corpus a failed: a.jsonl:3: field text is missing");
            assertThat(harness.run("b-nano1").state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(harness.commands.require("small").reason()).contains("field text is missing");
        }
    }

    @Test
    void aWorkerThatOnlyExitsIsTriedAgainUpToTheLimitAndItsLastLineIsTheReason() throws IOException {
        try (CoordinatorHarness harness = harness(SCORER)) {
            harness.behaviour("a-nano1", "always silent");
            harness.create(CoordinatorHarness.YAML);
            harness.start();
            awaitState(harness, ExperimentState.FAILED);
            Run run = harness.run("a-nano1");
            assertThat(run.attempt()).isEqualTo(2);
            assertThat(run.reason()).contains("disk is full: free some space", "gave up after 2 tries");
        }
    }

    @Test
    void aWorkerThatNeverTakesItsLeaseIsReplaced() throws IOException {
        try (CoordinatorHarness harness = new CoordinatorHarness(out, SCORER, Duration.ofSeconds(8))) {
            harness.behaviour("prepare-a", "hang before the lease");
            harness.create(CoordinatorHarness.YAML);
            harness.start();
            awaitState(harness, ExperimentState.SUCCEEDED);
            assertThat(harness.run("prepare-a").attempt()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void cancellingKillsWorkersAndAllThatTheyStarted() throws IOException {
        try (CoordinatorHarness harness = harness(SCORER)) {
            harness.behaviour("prepare-a", "hang after the lease");
            harness.create(CoordinatorHarness.YAML);
            harness.start();
            ProcessHandle child = awaitChild();
            harness.commands.cancel("small");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> !child.isAlive() && harness.launcher.active().isEmpty());
            assertThat(harness.run("prepare-a").state()).isEqualTo(RunState.CANCELLED);
            assertThat(harness.commands.require("small").state()).isEqualTo(ExperimentState.CANCELLED);
        }
    }

    private ProcessHandle awaitChild() throws IOException {
        Awaitility.await().atMost(PATIENCE).until(() -> Files.exists(out.resolve("child")));
        return ProcessHandle.of(Long.parseLong(Files.readString(out.resolve("child"))))
                .orElseThrow();
    }

    @Test
    void aCoordinatorThatDiedIsTakenUpWhereItStoppedWithoutBurningTries() throws IOException {
        try (CoordinatorHarness first = harness(SCORER)) {
            first.behaviour("b-nano1", "hang after the lease");
            first.create(CoordinatorHarness.YAML);
            first.start();
            awaitChild();
            Awaitility.await().atMost(PATIENCE).until(() -> first.run("a-nano1").state() == RunState.SUCCEEDED);
            first.crash();
        }
        try (CoordinatorHarness second = harness(SCORER)) {
            second.start();
            awaitState(second, ExperimentState.SUCCEEDED);
            assertThat(second.run("a-nano1").attempt()).isEqualTo(1);
            assertThat(second.run("b-nano1").attempt()).isEqualTo(2);
            assertThat(second.run("b-nano1").failures()).isZero();
            assertThat(second.stores.evidence().ofExperiment("small")).hasSize(4);
        }
    }

    @Test
    void retryGivesFailedRunsAFreshSetOfTries() throws IOException {
        try (CoordinatorHarness harness = harness(SCORER)) {
            harness.behaviour("prepare-a", "bad input");
            harness.create(CoordinatorHarness.YAML);
            harness.start();
            awaitState(harness, ExperimentState.FAILED);
            assertThat(harness.commands.retry("small", true)).isEqualTo(2);
            awaitState(harness, ExperimentState.SUCCEEDED);
        }
    }

    @Test
    void aScorerThatWasAwayIsAskedAgainAndAnUnusableCheckpointFailsItsRun() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        CheckpointScorer shaky = (request, sink) -> {
            if (calls.getAndIncrement() == 0) {
                throw new ScoringException.Unavailable("the scorer is away", new IOException("gone"));
            }
            if (request.directory().contains("/runs/b-nano1")) {
                throw new ScoringException.Unusable("model.safetensors is cut", new IOException("cut"));
            }
            SCORER.score(request, sink);
        };
        try (CoordinatorHarness harness = harness(shaky)) {
            harness.create(CoordinatorHarness.YAML);
            harness.start();
            awaitState(harness, ExperimentState.FAILED);
            assertThat(harness.run("a-nano1").state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(harness.run("b-nano1").reason()).isEqualTo("model.safetensors is cut");
        }
    }
}
