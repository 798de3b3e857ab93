package io.datadecide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datadecide.parquet.ParquetRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scorer is killed in the middle of a pass over the ten tasks of OLMES and a task of our own; the run ends as if not. */
@Tag("slow")
class KilledScorerTest {
    private static final List<String> REQUESTS = List.of(
            "arc_challenge/val_rc_5shot",
            "arc_easy/val_rc_5shot",
            "boolq",
            "csqa",
            "hellaswag",
            "mmlu_*",
            "openbookqa/val_rc_5shot",
            "piqa",
            "socialiqa",
            "winogrande");
    private static final int QUESTIONS = 100;
    private static final int RUNS = 2;
    private static final int KILLS = 2;

    private static final String EXPERIMENT = """
            name: killed-scorer
            tokenizer: "DATA/olmes/tokenizers/allenai_gpt-neox-olmo-dolma-v1_5.json"
            corpora:
              - {name: birds, path: birds.txt}
              - {name: metals, path: metals.txt}
            sizes:
              - {name: d8, layers: 1, width: 8, heads: 2}
            seeds: [1]
            tokens: 4k
            training: {sequenceLength: 128, batchSequences: 4}
            checkpoints: {score: 1}
            contamination: {ngramWords: 6}
            tasks:
            TASKS
              - {name: quiz, kind: questions, path: quiz.jsonl}
            target: {size: d8, task: quiz, metric: correct_prob_per_char}
            """;

    @TempDir
    private Path directory = Path.of("");

    @Test
    void everyInstanceIsCountedOnceHoweverOftenTheScorerIsKilled() throws Exception {
        Path experiment = writeExperiment();
        Path undisturbed = directory.resolve("undisturbed");
        WholeProcess first = start(experiment, undisturbed);
        assertThat(first.exitCode()).as(first.output()).isZero();

        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path out = directory.resolve("killed");
        WholeProcess run = start(experiment, out);
        int killed = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long files = answerFiles(out, "").size() + 1 + random.nextInt(REQUESTS.size());
            boolean journal = random.nextBoolean();
            if (run.await(() -> answerFiles(out, "").size() >= files
                    && (!journal || !answerFiles(out, ".journal").isEmpty())
                    && run.killScorer())) {
                killed++;
            }
        }
        assertThat(run.exitCode()).as("seed %d: %s", seed, run.output()).isZero();
        assertThat(killed).as("seed %d", seed).isPositive();
        assertThat(Files.readAllLines(out.resolve("evidence.csv")))
                .as("seed %d", seed)
                .isEqualTo(Files.readAllLines(undisturbed.resolve("evidence.csv")));
        assertAnsweredOnce(out);
        assertDecidedWithoutMarked(out);
    }

    private Path writeExperiment() throws IOException {
        String data = System.getenv()
                .getOrDefault("DATADECIDE_DATA", System.getProperty("datadecide.root") + "/../shared/data");
        String absolute = Path.of(data).toAbsolutePath().normalize().toString();
        Files.writeString(
                directory.resolve("birds.txt"), "The cuckoo lays its eggs in the nests of other birds. ".repeat(400));
        Files.writeString(directory.resolve("metals.txt"), "Mercury melts before iron does, by far. ".repeat(400));
        Files.writeString(directory.resolve("quiz.jsonl"), """
                {"question":"Who lays its eggs in the nests of other birds?","choices":["the cuckoo","the owl"],"gold":0}
                {"question":"Which metal flows in an ordinary room?","choices":["iron","mercury"],"gold":1}
                {"question":"Which of them is a fruit?","choices":["a plum","a brick","a spoon"],"gold":"A"}
                """);
        String tasks = IntStream.range(0, REQUESTS.size())
                .mapToObj(i -> "  - {name: " + REQUESTS.get(i).replaceAll("[/*].*", "") + i
                        + ", kind: requests, path: \"" + absolute + "/olmes/requests/" + REQUESTS.get(i)
                        + "\", limit: " + QUESTIONS + "}")
                .collect(Collectors.joining("\n"));
        return Files.writeString(
                directory.resolve("killed.yaml"),
                EXPERIMENT.replace("DATA", absolute).replace("TASKS", tasks));
    }

    /** Kept answers: each checkpoint has each task once, each task each instance once. */
    private static void assertAnsweredOnce(Path out) throws IOException {
        List<Path> files = answerFiles(out, ".parquet").stream()
                .filter(file -> !file.startsWith(out.resolve("state/answers/marks")))
                .toList();
        assertThat(files).hasSize(RUNS * (REQUESTS.size() + 1));
        for (Path file : files) {
            Map<Long, Long> firstChoices = new TreeMap<>();
            try (ParquetRows rows = ParquetRows.open(file, List.of("instance", "choice"))) {
                while (rows.next()) {
                    if (rows.integer(1) == 0) {
                        firstChoices.merge(rows.integer(0), 1L, Long::sum);
                    }
                }
            }
            long expected = file.getFileName().toString().startsWith("quiz") ? 3 : QUESTIONS;
            assertThat(firstChoices).as(file.toString()).hasSize((int) expected);
            assertThat(firstChoices.values()).containsOnly(1L);
        }
        assertThat(answerFiles(out, ".journal")).isEmpty();
    }

    private static void assertDecidedWithoutMarked(Path out) throws IOException {
        JsonNode decision =
                new ObjectMapper().readTree(out.resolve("decision.json").toFile());
        JsonNode without = decision.path("withoutMarked");
        assertThat(without.path("markedShare").path("quiz").doubleValue()).isEqualTo(1 / 3.0);
        assertThat(without.path("ranking").size()).isEqualTo(2);
        assertThat(Files.readString(out.resolve("report.html"))).contains("Clean subset");
    }

    private static WholeProcess start(Path experiment, Path out) throws IOException {
        return WholeProcess.start(
                out.resolveSibling(out.getFileName() + ".log"), "run", experiment.toString(), "--out", out.toString());
    }

    private static List<Path> answerFiles(Path out, String ending) {
        Path answers = out.resolve("state").resolve("answers");
        if (!Files.isDirectory(answers)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(answers, 2)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // a journal that ended while the directory was read
        }
    }
}
