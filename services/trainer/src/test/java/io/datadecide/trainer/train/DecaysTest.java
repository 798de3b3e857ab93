package io.datadecide.trainer.train;

import static io.datadecide.trainer.SmallRun.DECAYS;
import static io.datadecide.trainer.SmallRun.HORIZONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.datadecide.corpus.token.TokenFile;
import io.datadecide.files.DurableDirectory;
import io.datadecide.language.checkpoint.CheckpointStore;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.trainer.SmallRun;
import io.datadecide.trainer.process.StopSignal;
import io.datadecide.trainer.work.CorpusPreparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One run with a stable phase leaves the finished models that runs of their own would have ended with. */
@Tag("slow")
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
        for (long endStep : HORIZONS) {
            String alone = "alone" + endStep;
            train(SmallRun.run(7, List.of(endStep), DECAYS), alone, new QuietListener(), new StopSignal());
            assertThat(Files.mismatch(model("branched", endStep), model(alone, endStep, true)))
                    .as("horizon %d", endStep)
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
                        public void onProgress(CurvePoint point) {
                            stop.request(new StopSignal.Reason.Terminated());
                        }

                        @Override
                        public void onDecayProgress(long endStep, CurvePoint point) {
                            stop.request(new StopSignal.Reason.Terminated());
                        }
                    },
                    stop);
            stops++;
        } while (end instanceof TrainingEnd.Stopped && stops < 40);
        assertThat(end).isInstanceOf(TrainingEnd.Finished.class);
        assertThat(stops).isGreaterThan(4);
        for (long endStep : HORIZONS) {
            assertThat(Files.mismatch(model("stopped", endStep), model("whole", endStep)))
                    .as("horizon %d", endStep)
                    .isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedBranchPointIsPassedOverAndTheStablePhaseTrainedToItAgain(Damage damage) throws IOException {
        ResolvedRun run = SmallRun.branched();
        train(run, "whole", new QuietListener(), new StopSignal());
        train(run, "damaged", new QuietListener(), new StopSignal());
        DurableDirectory.deleteTree(segment("damaged", 20));
        damage.strike(checkpoint("damaged", 15));

        QuietListener listener = new QuietListener();
        TrainingEnd end = train(run, "damaged", listener, new StopSignal());

        // From the branch point before, step 9, to the end of the decay.
        assertThat(end).isEqualTo(new TrainingEnd.Finished(20 - 9));
        assertThat(listener.onCheckpointSkipped).singleElement(STRING).contains("step-00000015", damage.said);
        assertSame("damaged", "whole");
    }

    @Test
    void withoutAnyWholeCheckpointTheStablePhaseStartsAgain() throws IOException {
        ResolvedRun run = SmallRun.branched();
        train(run, "whole", new QuietListener(), new StopSignal());
        train(run, "damaged", new QuietListener(), new StopSignal());
        DurableDirectory.deleteTree(directory.resolve("damaged/decays"));
        Damage.CUT_OFF.strike(checkpoint("damaged", 9));
        Damage.BIT_FLIPPED.strike(checkpoint("damaged", 15));

        QuietListener listener = new QuietListener();
        TrainingEnd end = train(run, "damaged", listener, new StopSignal());

        assertThat(end).isEqualTo(new TrainingEnd.Finished(12 + 20));
        assertThat(listener.onCheckpointSkipped).hasSize(3);
        assertSame("damaged", "whole");
    }

    @Test
    void aDecayWhoseCheckpointsAreAllDamagedStartsFromTheBranchPointAgain() throws IOException {
        ResolvedRun run = SmallRun.branched();
        train(run, "whole", new QuietListener(), new StopSignal());
        train(run, "damaged", new QuietListener(), new StopSignal());
        CheckpointStore own = Segment.checkpointsIn(segment("damaged", 20));
        for (long step : own.steps()) {
            Damage.CUT_OFF.strike(own.directory(step));
        }

        QuietListener listener = new QuietListener();
        TrainingEnd end = train(run, "damaged", listener, new StopSignal());

        assertThat(end).isEqualTo(new TrainingEnd.Finished(20 - 15));
        assertThat(listener.onCheckpointSkipped).hasSize(2);
        assertSame("damaged", "whole");
    }

    @Test
    void stoppedWhileItGoesToALostBranchPointItGoesOnThere() throws IOException {
        ResolvedRun run = SmallRun.branched();
        train(run, "whole", new QuietListener(), new StopSignal());
        train(run, "damaged", new QuietListener(), new StopSignal());
        DurableDirectory.deleteTree(segment("damaged", 20));
        Damage.LOST.strike(checkpoint("damaged", 9));
        Damage.LOST.strike(checkpoint("damaged", 15));

        StopSignal stop = new StopSignal();
        TrainingEnd first = train(
                run,
                "damaged",
                new QuietListener() {
                    @Override
                    public void onCheckpointSaved(SavedCheckpoint checkpoint) {
                        if (checkpoint.step() == 8) {
                            stop.request(new StopSignal.Reason.Terminated());
                        }
                    }
                },
                stop);
        TrainingEnd second = train(run, "damaged", new QuietListener(), new StopSignal());

        assertThat(first).isEqualTo(new TrainingEnd.Stopped(8, 8, new StopSignal.Reason.Terminated()));
        assertThat(second).isEqualTo(new TrainingEnd.Finished(20 - 8));
        assertSame("damaged", "whole");
    }

    /** What a disk or a hand does to a checkpoint. */
    enum Damage {
        CUT_OFF("model.safetensors: is damaged") {
            @Override
            void strike(Path checkpoint) throws IOException {
                Path model = checkpoint.resolve("model.safetensors");
                Files.write(model, Arrays.copyOf(Files.readAllBytes(model), 1000));
            }
        },
        BIT_FLIPPED("optimizer.safetensors: is damaged") {
            @Override
            void strike(Path checkpoint) throws IOException {
                Path optimizer = checkpoint.resolve("optimizer.safetensors");
                byte[] content = Files.readAllBytes(optimizer);
                content[content.length - 5] ^= 1;
                Files.write(optimizer, content);
            }
        },
        MANIFEST_EMPTIED("manifest.json: is not a manifest") {
            @Override
            void strike(Path checkpoint) throws IOException {
                Files.write(checkpoint.resolve("manifest.json"), new byte[0]);
            }
        },
        LOST("manifest.json: is not there") {
            @Override
            void strike(Path checkpoint) throws IOException {
                DurableDirectory.deleteTree(checkpoint);
            }
        };

        private final String said;

        Damage(String said) {
            this.said = said;
        }

        abstract void strike(Path checkpoint) throws IOException;
    }

    /** The finished models with their optimizers, and the curves without the columns that tell of speed and memory. */
    private void assertSame(String run, String other) throws IOException {
        for (long endStep : HORIZONS) {
            for (String file : List.of("model.safetensors", "optimizer.safetensors", "manifest.json")) {
                assertThat(Files.mismatch(
                                model(run, endStep).resolveSibling(file),
                                model(other, endStep).resolveSibling(file)))
                        .as("horizon %d, %s", endStep, file)
                        .isEqualTo(-1);
            }
            assertThat(curve(run, endStep)).as("curve to %d", endStep).isEqualTo(curve(other, endStep));
        }
    }

    private List<String> curve(String run, long endStep) throws IOException {
        return Files.readAllLines(segment(run, endStep).resolve("curve.csv")).stream()
                .map(row -> row.substring(0, row.lastIndexOf(',', row.lastIndexOf(',') - 1)))
                .toList();
    }

    private Path checkpoint(String run, long step) {
        return Segment.checkpointsIn(directory.resolve(run)).directory(step);
    }

    private Path segment(String run, long endStep) {
        Path whole = directory.resolve(run);
        return endStep == HORIZONS.getLast() ? whole : whole.resolve("decays").resolve(RunCheckpoints.name(endStep));
    }

    private TrainingEnd train(ResolvedRun run, String into, QuietListener listener, StopSignal stop) {
        try (TokenFile corpus = TokenFile.open(tokens)) {
            return new TrainingLoop(run, directory.resolve(into), "test", 2, listener, stop).train(corpus);
        }
    }

    private Path model(String run, long endStep) {
        return model(run, endStep, endStep == HORIZONS.getLast());
    }

    private Path model(String run, long endStep, boolean last) {
        String step = RunCheckpoints.name(endStep);
        Path segment = last
                ? directory.resolve(run)
                : directory.resolve(run).resolve("decays").resolve(step);
        return segment.resolve("checkpoints").resolve(step).resolve("model.safetensors");
    }
}
