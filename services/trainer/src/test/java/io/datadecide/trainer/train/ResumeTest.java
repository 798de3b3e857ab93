package io.datadecide.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.trainer.SmallRun;
import io.datadecide.trainer.work.CorpusPreparation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a run is interrupted, it ends with the parameters and the curve of one that was not, to the last bit. */
@Tag("slow")
class ResumeTest {
    private static final int KILLS = 20;
    private static final int KILLED = 128 + 9;
    private static final int LINES_OF_A_RUN = 30;

    @TempDir
    static Path directory;

    private static Path tokens = Path.of("");
    private static Path whole = Path.of("");

    @BeforeAll
    static void trainWithoutInterruption() throws Exception {
        tokens = directory.resolve("tokens");
        CorpusPreparation.prepare(SmallRun.corpus(directory), tokens, (documents, count) -> {});
        whole = directory.resolve("whole");
        assertThat(finish(whole)).isZero();
    }

    @Test
    void killedAtRandomMomentsItEndsWithTheSameBits() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int kills = 0;
        for (int run = 0; kills < KILLS; run++) {
            Path killed = directory.resolve("killed" + run);
            int exitCode = KILLED;
            while (exitCode == KILLED && kills < KILLS) {
                Process process = TrainingProcess.start(tokens, killed);
                TrainingProcess.awaitLines(process, 1 + random.nextInt(LINES_OF_A_RUN / 4));
                exitCode = process.destroyForcibly().waitFor();
                kills += exitCode == KILLED ? 1 : 0;
            }
            assertThat(finish(killed)).isZero();
            assertSameAsWhole(killed, "run " + run + " of those killed with seed " + seed);
        }
    }

    @Test
    void terminatedItSavesExitsWithZeroAndGoesOn() throws Exception {
        Path terminated = directory.resolve("terminated");
        for (int i = 0; i < 2; i++) {
            Process process = TrainingProcess.start(tokens, terminated);
            TrainingProcess.awaitLines(process, 3);
            process.toHandle().destroy(); // the process's own method would close its output
            process.inputReader().transferTo(Writer.nullWriter());
            assertThat(process.waitFor()).isZero();
        }
        assertThat(finish(terminated)).isZero();
        assertSameAsWhole(terminated, "terminated");
    }

    @Test
    void aDamagedNewestCheckpointFallsBackToTheOneBefore() throws Exception {
        Path damaged = directory.resolve("damaged");
        Process process = TrainingProcess.start(tokens, damaged);
        TrainingProcess.awaitLines(process, 12);
        process.destroyForcibly().waitFor();
        Path newest = checkpoints(damaged).getLast();
        try (OutputStream out = Files.newOutputStream(newest.resolve("model.safetensors"))) {
            out.write(0);
        }
        assertThat(finish(damaged)).isZero();
        assertSameAsWhole(damaged, "damaged " + newest);
    }

    private static int finish(Path runDirectory) throws IOException, InterruptedException {
        Process process = TrainingProcess.start(tokens, runDirectory);
        process.inputReader().transferTo(Writer.nullWriter());
        return process.waitFor();
    }

    private static void assertSameAsWhole(Path runDirectory, String what) throws IOException {
        for (String file : new String[] {"model.safetensors", "optimizer.safetensors"}) {
            for (String step : new String[] {"step-00000030", "step-00000060"}) {
                String path = "checkpoints/" + step + "/" + file;
                assertThat(Files.mismatch(runDirectory.resolve(path), whole.resolve(path)))
                        .as("%s, %s", what, path)
                        .isEqualTo(-1);
            }
        }
        assertThat(curve(runDirectory)).as(what).isEqualTo(curve(whole));
    }

    /** Without the columns that tell of speed and memory. */
    private static List<String> curve(Path runDirectory) throws IOException {
        return Files.readAllLines(runDirectory.resolve("curve.csv")).stream()
                .map(row -> row.substring(0, row.lastIndexOf(',', row.lastIndexOf(',') - 1)))
                .toList();
    }

    private static List<Path> checkpoints(Path runDirectory) throws IOException {
        try (Stream<Path> found = Files.list(runDirectory.resolve("checkpoints"))) {
            return found.filter(path -> path.getFileName().toString().startsWith("step-"))
                    .sorted()
                    .toList();
        }
    }
}
