package io.datadecide.trainer.train;

import static io.datadecide.trainer.SmallRun.DECAYS;
import static io.datadecide.trainer.SmallRun.HORIZONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.corpus.token.TokenFile;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.trainer.SmallRun;
import io.datadecide.trainer.process.StopSignal;
import io.datadecide.trainer.work.CorpusPreparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run with a stable phase leaves the finished models that runs of their own would have ended with. */
class DecaysTest {
    @TempDir
    Path directory;

    private Path tokens = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        TorchRuntime.start(1);
        tokens = directory.resolve("tokens");
        CorpusPreparation.prepare(SmallRun.corpus(directory), tokens, (documents, count) -> {});
    }

    @Test
    void eachHorizonEndsWithTheParametersOfARunThatWasMeantToEndThere() throws IOException {
        QuietListener listener = new QuietListener();
        TrainingEnd end = train(SmallRun.branched(), "branched", listener, new StopSignal());

        // 28 steps to the last horizon, and decays of 3 and 5 steps to the others.
        assertThat(end).isEqualTo(new TrainingEnd.Finished(28 + 3 + 5));
        assertThat(listener.scored).containsExactly(28L, 12L, 20L);
        assertThat(listener.points).isSorted().doesNotHaveDuplicates();
        assertThat(listener.decays).contains(12L, 20L).doesNotContain(28L);
        for (long horizon : HORIZONS) {
            String alone = "alone" + horizon;
            train(SmallRun.run(7, List.of(horizon), DECAYS), alone, new QuietListener(), new StopSignal());
            assertThat(Files.mismatch(model("branched", horizon), model(alone, horizon, true)))
                    .as("horizon %d", horizon)
                    .isEqualTo(-1);
        }
    }

    @Test
    void stoppedAtEveryPointOfItsCurvesItEndsWithTheSameParameters() throws IOException {
        ResolvedRun run = SmallRun.branched();
        train(run, "whole", new QuietListener(), new StopSignal());
        TrainingEnd end;
        int stops = 0;
        do {
            StopSignal stop = new StopSignal();
            end = train(
                    run,
                    "stopped",
                    new QuietListener() {
                        @Override
                        public void progressed(CurvePoint point) {
                            stop.request(new StopSignal.Reason.Terminated());
                        }

                        @Override
                        public void decaying(long horizon, CurvePoint point) {
                            stop.request(new StopSignal.Reason.Terminated());
                        }
                    },
                    stop);
            stops++;
        } while (end instanceof TrainingEnd.Stopped && stops < 40);
        assertThat(end).isInstanceOf(TrainingEnd.Finished.class);
        assertThat(stops).isGreaterThan(4);
        for (long horizon : HORIZONS) {
            assertThat(Files.mismatch(model("stopped", horizon), model("whole", horizon)))
                    .as("horizon %d", horizon)
                    .isEqualTo(-1);
        }
    }

    private TrainingEnd train(ResolvedRun run, String into, QuietListener listener, StopSignal stop) {
        try (TokenFile corpus = TokenFile.open(tokens)) {
            return new TrainingLoop(run, directory.resolve(into), "test", 2, listener, stop).train(corpus);
        }
    }

    private Path model(String run, long horizon) {
        return model(run, horizon, horizon == HORIZONS.getLast());
    }

    private Path model(String run, long horizon, boolean last) {
        String step = RunCheckpoints.name(horizon);
        Path leg = last
                ? directory.resolve(run)
                : directory.resolve(run).resolve("decays").resolve(step);
        return leg.resolve("checkpoints").resolve(step).resolve("model.safetensors");
    }
}
