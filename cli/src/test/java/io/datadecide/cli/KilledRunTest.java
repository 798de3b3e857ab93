package io.datadecide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, real text: what is killed at a random moment ends with the numbers of what was not. */
@Tag("slow")
class KilledRunTest {

    private static final String EXPERIMENT = """
            name: killed
            corpora:
              - {name: fiction, path: "DATA/corpora/fiction_standardebooks"}
              - {name: technical, path: "DATA/corpora/technical_peps"}
            corpusTokens: 50k
            sizes:
              - {name: small, layers: 1, width: 16, heads: 1}
              - {name: large, layers: 1, width: 32, heads: 1}
            seeds: [1]
            tokens: 100k
            training: {sequenceLength: 128, batchSequences: 8}
            checkpoints: {score: 2, resumeEvery: 7}
            tasks: [{name: heldout, kind: text, path: "DATA/corpora/encyclopedia_wikitext2", limit: 5}]
            target: {size: large, task: heldout, metric: bits_per_byte}
            """;

    private static final int TREE_KILLS = 2;
    private static final int STEPS_OF_ALL_RUNS = 4 * 98;

    @TempDir
    private static Path directory;

    private static Path experiment = Path.of("");
    private static Path undisturbed = Path.of("");

    @BeforeAll
    static void runOnceUndisturbed() throws Exception {
        String data = System.getenv()
                .getOrDefault("DATADECIDE_DATA", System.getProperty("datadecide.root") + "/../shared/data");
        String absolute = Path.of(data).toAbsolutePath().normalize().toString();
        experiment = Files.writeString(directory.resolve("killed.yaml"), EXPERIMENT.replace("DATA", absolute));
        undisturbed = directory.resolve("undisturbed");
        WholeProcess run = start(undisturbed);
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    @Test
    void aKilledTreeContinuesToTheSameBits() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path out = directory.resolve("tree");
        for (int kill = 0; kill < TREE_KILLS; kill++) {
            long reports = lines(out) + 1 + random.nextInt(STEPS_OF_ALL_RUNS / 10);
            WholeProcess run = start(out);
            run.await(() -> lines(out) >= reports);
            run.killTree();
        }
        WholeProcess last = start(out);
        assertThat(last.exitCode()).as("seed %d: %s", seed, last.output()).isZero();
        assertThat(numbers(out)).as("seed %d", seed).isEqualTo(numbers(undisturbed));
    }

    @Test
    void aKilledTrainerIsStartedAgainToTheSameBits() throws Exception {
        long seed = System.nanoTime();
        Path out = directory.resolve("trainer");
        long reports = 1 + new Random(seed).nextInt(20);
        WholeProcess run = start(out);
        assertThat(run.await(() -> lines(out) >= reports && run.killOneTrainer()))
                .isTrue();
        assertThat(run.exitCode()).as("seed %d: %s", seed, run.output()).isZero();
        assertThat(numbers(out)).as("seed %d", seed).isEqualTo(numbers(undisturbed));
    }

    @Test
    void whatIsDoneIsAnsweredAtOnce() throws Exception {
        Path log = undisturbed.resolve("logs").resolve("coordinator.log");
        long before = Files.size(log);
        WholeProcess again = start(undisturbed);
        assertThat(again.exitCode()).isZero();
        assertThat(again.output()).contains("the experiment has succeeded already");
        assertThat(Files.size(log)).isEqualTo(before);
    }

    private static WholeProcess start(Path out) throws IOException {
        return WholeProcess.start(
                out.resolveSibling(out.getFileName() + ".log"), "run", experiment.toString(), "--out", out.toString());
    }

    /** Evidence and, of every run, step and loss: all that a model's bits decide. Times and places differ. */
    private static Map<String, List<String>> numbers(Path out) throws IOException {
        Map<String, List<String>> numbers = new TreeMap<>();
        numbers.put("evidence", Files.readAllLines(out.resolve("evidence.csv")));
        try (Stream<Path> runs = Files.list(out.resolve("runs"))) {
            for (Path run : runs.toList()) {
                numbers.put(run.getFileName().toString(), curve(run));
            }
        }
        return numbers;
    }

    /** The columns step, tokens_seen, loss, gradient_norm and learning_rate; the others are times and sizes. */
    private static List<String> curve(Path run) throws IOException {
        return Files.readAllLines(run.resolve("curve.csv")).stream()
                .map(line -> String.join(",", List.of(line.split(",")).subList(0, 5)))
                .toList();
    }

    private static long lines(Path out) {
        Path runs = out.resolve("runs");
        if (!Files.isDirectory(runs)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(runs, 2)) {
            long lines = 0;
            for (Path file : files.filter(path -> path.endsWith("curve.csv")).toList()) {
                lines += Files.readAllLines(file).size();
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
