package io.datadecide.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published files in, evidence out, and the published answer from it. */
class ImportCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private static Path published(String name) {
        String named = System.getenv("DATADECIDE_DATA");
        Path root = named == null
                ? Path.of(System.getProperty("datadecide.root")).resolve("../shared/data")
                : Path.of(named);
        return root.resolve(name);
    }

    /** 241 of 300 pairs at 150M by the seed mean: decision_accuracy_proxy_from_matrix.csv. */
    @Test
    void datadecidesMatricesBecomeEvidence() throws IOException {
        Path out = directory.resolve("evidence.csv");
        CommandRun run = CommandRun.of(
                "import",
                "datadecide-matrices",
                published("datadecide/matrix_1b_accuracy.csv"),
                "--proxy",
                published("datadecide/matrix_neg_log_correct_prob_per_char_olmes10.csv"),
                "--sizes",
                published("datadecide/model_sizes.csv"),
                "--out",
                out);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("1325 rows of 25 corpora at 14 sizes: " + out + "\n");
        assertThat(correctPairs(out, "1B", "primary_metric", "olmes_10_macro_avg", "150M"))
                .isEqualTo(241);
    }

    /** 36 of 45 pairs: arXiv 2406.11794, section 3.2, recomputed from the published scores. */
    @Test
    void dclmsRunsBecomeEvidence() throws IOException {
        Path out = directory.resolve("dclm.csv");
        List<Object> words = new ArrayList<>(List.of(
                "import", "dclm", published("dclm/dclm_runs.csv"), published("dclm/dclm_scores.csv"), "--out", out));
        for (JsonNode row :
                JSON.readTree(published("dclm/known_answers.json").toFile()).at("/reproduction/rows")) {
            for (String scale : List.of("run_400m_1x", "run_7b_1x")) {
                words.add("--run");
                words.add(row.path(scale).asText());
            }
        }
        CommandRun run = CommandRun.of(words.toArray());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(CommandRun.of("import", "dclm", words.get(2), words.get(3), "--out", directory.resolve("all.csv"))
                        .out())
                .startsWith("6720 rows of 63 corpora at 3 sizes");
        assertThat(correctPairs(out, "7B-1x", "core_v1", "core", "400M-1x")).isEqualTo(36);
    }

    /** MMLU's 57 subjects come in as their average. */
    @Test
    void fullMetricsAndLadderRunsBecomeEvidence() {
        Path out = directory.resolve("metrics.csv");
        CommandRun metrics = CommandRun.of(
                "import",
                "datadecide-metrics",
                published("datadecide/sample_full_metrics_34_checkpoints.csv.gz"),
                "--sizes",
                published("datadecide/model_sizes.csv"),
                "--out",
                out);
        assertThat(metrics.err()).isEmpty();
        assertThat(metrics.out()).isEqualTo("7549 rows of 3 corpora at 3 sizes: " + out + "\n");

        Path ladder = directory.resolve("ladder.csv");
        CommandRun runs = CommandRun.of(
                "import",
                "olmo-ladder",
                published("olmo-ladder/ladder-runs"),
                published("olmo-ladder/configs/final.json"),
                "--out",
                ladder);
        assertThat(runs.err()).isEmpty();
        assertThat(runs.code()).isZero();
        assertThat(ladder).isNotEmptyFile();
    }

    @Test
    void whatIsNoPublishedFileEndsInOneLineAndTwo() throws IOException {
        assertThat(CommandRun.of("import").code()).isEqualTo(2);
        assertThat(CommandRun.of("import").err())
                .contains("datadecide-matrices, datadecide-metrics, dclm, olmo-ladder");

        Path out = directory.resolve("never.csv");
        Path wrong = Files.writeString(directory.resolve("wrong.csv"), "a,b\n1,2\n");
        CommandRun run = CommandRun.of(
                "import",
                "datadecide-matrices",
                wrong,
                "--sizes",
                published("datadecide/model_sizes.csv"),
                "--out",
                out);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("datadecide: " + wrong + ":2:1: no column ")
                .hasLineCount(1);

        CommandRun missing = CommandRun.of("import", "dclm", "none.csv", wrong, "--out", out);
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("none.csv").hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    private static long correctPairs(Path evidence, String target, String metric, String task, String size)
            throws IOException {
        CommandRun run = CommandRun.of(
                "decide", evidence, "--target-size", target, "--target-metric", metric, "--task", task, "--json");
        assertThat(run.err()).isEmpty();
        for (JsonNode row : JSON.readTree(run.out()).path("decisionAccuracy")) {
            if (row.path("size").asText().equals(size)
                    && row.path("targetTask").asText().equals(task)
                    && row.path("task").asText().equals(task)) {
                return row.at("/seedMean/correct").asLong();
            }
        }
        return -1;
    }
}
