package io.datadecide.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.coordinator.schedule.RunExplanations;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.FailureKind;
import io.datadecide.coordinator.store.AttemptEnd;
import io.datadecide.coordinator.store.NewCheckpoint;
import io.datadecide.coordinator.store.Run;
import io.datadecide.coordinator.store.RunProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why runs are not running; nothing is launched by itself here. */
class ExplanationTest {
    @TempDir
    Path out;

    private CoordinatorHarness harness;

    @BeforeEach
    void open() throws Exception {
        harness = new CoordinatorHarness(out, (request, sink) -> {}, Duration.ofMinutes(1));
        harness.create(CoordinatorHarness.YAML.replace("limits:", "placement: {parallelRuns: 1}\nlimits:"));
    }

    @AfterEach
    void close() {
        harness.close();
    }

    private String why(String prefix) {
        return new RunExplanations(
                        harness.stores.experiments(),
                        harness.stores.runs(),
                        harness.stores.checkpoints(),
                        InstantSource.system())
                .sentence(harness.run(prefix));
    }

    private AttemptKey launch(String prefix) {
        return harness.stores.runs().launch(harness.run(prefix)).orElseThrow();
    }

    private void prepared(String prefix) {
        AttemptKey attempt = launch(prefix);
        harness.lifecycle.lease(attempt, "here");
        harness.lifecycle.complete(attempt, AttemptEnd.Usage.UNKNOWN, 7);
    }

    @Test
    void aTrainingWaitsForItsCorpusAndSaysWhatThatWaitsFor() {
        assertThat(why("a-nano1"))
                .isEqualTo("waits for corpus a, whose preparation is among the next to start;"
                        + " checkpoints that wait for their score go first");
        AttemptKey attempt = launch("prepare-a");
        assertThat(why("a-nano1"))
                .startsWith("waits for corpus a, whose preparation is starting: its worker was asked");
        harness.lifecycle.lease(attempt, "here");
        harness.lifecycle.progress(attempt, new RunProgress(0, 41, Double.NaN, 0), Optional.empty());
        assertThat(why("a-nano1")).isEqualTo("waits for corpus a, which is being tokenized (41 tokens so far)");
        assertThat(why("prepare-a")).isEmpty();
    }

    @Test
    void theLimitOfTheExperimentIsNamed() {
        launch("prepare-a");
        assertThat(why("prepare-b"))
                .isEqualTo(
                        "waits for a free place: 1 runs of the experiment work, and its placement.parallelRuns allows"
                                + " 1 at once");
    }

    @Test
    void otherExperimentsTakeUpTheRoom() throws Exception {
        harness.create(CoordinatorHarness.YAML.replace("name: small", "name: other"));
        Run other = harness.stores.runs().ofExperiment("other").getFirst();
        harness.stores.runs().launch(other);
        assertThat(why("prepare-b")).startsWith("waits for a free place: 1 runs of all experiments work");
    }

    @Test
    void failuresNameTheirCauseAndTheCommandThatTriesAgain() {
        AttemptKey attempt = launch("prepare-a");
        harness.lifecycle.failed(attempt, FailureKind.BAD_INPUT, "a.jsonl:3: field text is missing");
        assertThat(why("prepare-a"))
                .isEqualTo("failed: a.jsonl:3: field text is missing; mend that, then `datadecide retry small --failed`"
                        + " tries it again from its last checkpoint");
        harness.commands.cancel("small");
        assertThat(why("b-nano1")).isEqualTo("was cancelled; `datadecide retry small` continues it");
    }

    @Test
    void aTryAgainTellsHowTheLastAttemptEnded() {
        harness.lifecycle.failed(launch("prepare-a"), FailureKind.PREEMPTED, "node n7 went away");
        assertThat(why("prepare-a")).startsWith("attempt 1 ended (node n7 went away); is among the next to start");
    }

    @Test
    void scoringTellsHowFarItIs() {
        prepared("prepare-a");
        AttemptKey attempt = launch("a-nano1");
        harness.lifecycle.lease(attempt, "here");
        long steps = harness.run("a-nano1").plan().totalSteps();
        for (long step = steps - 1; step <= steps; step++) {
            harness.lifecycle.checkpoint(attempt, new NewCheckpoint(step, step, "d" + step, "00", true));
        }
        harness.lifecycle.complete(attempt, AttemptEnd.Usage.UNKNOWN, 0);
        assertThat(why("a-nano1")).startsWith("is trained; 0 of 2 checkpoints are scored");
        assertThat(why("prepare-a")).isEmpty();
    }
}
