package io.datadecide.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.datadecide.corpus.token.TokenFile;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.plan.grid.TrainingOptions;
import io.datadecide.trainer.SmallRun;
import io.datadecide.trainer.TrainerException.BadRun;
import io.datadecide.trainer.process.StopSignal;
import io.datadecide.trainer.work.CorpusPreparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that share a process leave what each would have left alone. */
class StackedLoopTest {
    private static final List<Long> SCORED = List.of(10L, 20L);

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
    void theirCurvesAreThoseOfSeparateRuns() throws IOException {
        assertThat(stack("stacked", SCORED, new StopSignal())).isEqualTo(new TrainingEnd.Finished(20));
        for (long seed : List.of(1L, 2L)) {
            String alone = "alone" + seed;
            try (TokenFile corpus = TokenFile.open(tokens)) {
                new TrainingLoop(
                                run(seed, SCORED),
                                directory.resolve(alone),
                                "test",
                                2,
                                new QuietListener(),
                                new StopSignal())
                        .train(corpus);
            }
            List<Double> expected = losses(alone);
            List<Double> found = losses("stacked" + seed);
            assertThat(found).hasSameSizeAs(expected);
            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i)).isCloseTo(expected.get(i), within(1e-5));
            }
        }
    }

    @Test
    void stoppedOnTheWayTheyEndWithTheSameBits() throws IOException {
        stack("whole", SCORED, new StopSignal());
        StopSignal stop = new StopSignal();
        QuietListener stopping = new QuietListener() {
            @Override
            public void onCheckpointSaved(SavedCheckpoint checkpoint) {
                stop.request(new StopSignal.Reason.Terminated());
            }
        };
        assertThat(stack("stopped", SCORED, stop, stopping)).isInstanceOf(TrainingEnd.Stopped.class);
        assertThat(stack("stopped", SCORED, new StopSignal())).isInstanceOf(TrainingEnd.Finished.class);
        for (long seed : List.of(1L, 2L)) {
            String model = "checkpoints/step-00000020/model.safetensors";
            assertThat(Files.mismatch(
                            directory.resolve("stopped" + seed).resolve(model),
                            directory.resolve("whole" + seed).resolve(model)))
                    .isEqualTo(-1);
        }
    }

    @Test
    void runsThatDifferInMoreThanCorpusAndSeedAreNamed() {
        try (TokenFile corpus = TokenFile.open(tokens)) {
            List<StackMember> members = List.of(
                    new StackMember(run(1, SCORED), directory.resolve("a"), corpus, new QuietListener()),
                    new StackMember(run(2, List.of(30L)), directory.resolve("b"), corpus, new QuietListener()));
            assertThatThrownBy(() -> new StackedLoop(members, "test", 2, new StopSignal()))
                    .isInstanceOf(BadRun.class)
                    .hasMessageContaining("small-tiny-s2")
                    .hasMessageContaining("in more than corpus and seed");
        }
    }

    private TrainingEnd stack(String into, List<Long> scored, StopSignal stop) {
        return stack(into, scored, stop, new QuietListener());
    }

    private TrainingEnd stack(String into, List<Long> scored, StopSignal stop, QuietListener listener) {
        try (TokenFile corpus = TokenFile.open(tokens)) {
            List<StackMember> members = LongStream.rangeClosed(1, 2)
                    .mapToObj(seed ->
                            new StackMember(run(seed, scored), directory.resolve(into + seed), corpus, listener))
                    .toList();
            return new StackedLoop(members, "test", 2, stop).train();
        }
    }

    private static ResolvedRun run(long seed, List<Long> scored) {
        return SmallRun.run(seed, scored, TrainingOptions.AS_PUBLISHED);
    }

    private List<Double> losses(String run) throws IOException {
        return Files.readAllLines(directory.resolve(run).resolve("curve.csv")).stream()
                .skip(1)
                .map(row -> Double.valueOf(row.split(",")[2]))
                .toList();
    }
}
