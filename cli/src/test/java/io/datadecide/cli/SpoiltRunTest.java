package io.datadecide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datadecide.cli.error.ExitCodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** What only shows once an experiment runs: the rest goes on, the reason stands in the report, nothing is half-written. */
@Tag("slow")
class SpoiltRunTest {

    private static final String SPOILT = """
            name: spoilt
            corpora:
              - {name: good, path: good.jsonl}
              - {name: better, path: better.jsonl}
              - {name: cut, path: cut.jsonl}
              - {name: nameless, path: nameless.jsonl}
              - {name: numeric, path: numeric.jsonl}
              - {name: garbled, path: garbled.jsonl}
              - {name: empty, path: empty.jsonl}
            sizes:
              - {name: calm, layers: 1, width: 16, heads: 1}
              - {name: wild, layers: 1, width: 16, heads: 1, training: {peakLearningRate: 10, warmupSteps: 0}}
            seeds: [1]
            tokens: 4k
            training: {sequenceLength: 64, batchSequences: 4}
            checkpoints: {score: 1}
            tasks: [{name: heldout, kind: text, path: heldout.txt}]
            target: {size: calm, task: heldout, metric: bits_per_byte}
            """;

    private static final String ONE_CHOICE = """
            name: one-choice
            corpora: [{name: good, path: good.jsonl}, {name: better, path: better.jsonl}]
            sizes: [{name: calm, layers: 1, width: 16, heads: 1}]
            seeds: [1]
            tokens: 4k
            training: {sequenceLength: 64, batchSequences: 4}
            checkpoints: {score: 1}
            tasks: [{name: lonely, kind: requests, path: lonely.jsonl}]
            target: {size: calm, task: lonely, metric: correct_prob}
            """;

    private static final String ON_A_GPU = """
            name: on-a-gpu
            corpora: [{name: good, path: good.jsonl}, {name: better, path: better.jsonl}]
            sizes: [{name: calm, layers: 1, width: 16, heads: 1}]
            seeds: [1]
            tokens: 4k
            training: {sequenceLength: 64, batchSequences: 4}
            checkpoints: {score: 1}
            tasks: [{name: heldout, kind: text, path: heldout.txt}]
            target: {size: calm}
            placement: {device: cuda}
            """;

    private static final String SENTENCE = "The harbour was full of ships that day, and the wind came from the west. ";

    @TempDir
    private Path directory;

    @Test
    void badCorporaAndWildRunsFailWithTheirReasonAndTheRestIsDecided() throws Exception {
        writeCorpora();
        WholeProcess run = start(SPOILT);

        assertThat(run.exitCode()).as(run.output()).isEqualTo(ExitCodes.FAILED);

        List<String> reasons = failures();
        assertThat(reasons)
                .filteredOn(reason -> reason.contains("cut.jsonl:2: "))
                .isNotEmpty();
        assertThat(reasons)
                .filteredOn(reason -> reason.contains("nameless.jsonl:2: "))
                .isNotEmpty();
        assertThat(reasons)
                .filteredOn(reason -> reason.contains("numeric.jsonl:2: "))
                .isNotEmpty();
        assertThat(reasons)
                .filteredOn(reason -> reason.contains("garbled.jsonl:2: "))
                .isNotEmpty();
        assertThat(reasons).filteredOn(reason -> reason.contains("empty")).isNotEmpty();
        assertThat(reasons)
                .filteredOn(reason -> reason.contains("-wild-"))
                .anySatisfy(reason ->
                        assertThat(reason).contains("good").contains("step").contains("loss"));
        assertThat(reasons).allSatisfy(reason -> assertThat(reason).hasLineCount(1));
        assertThat(decision().at("/ranking").findValuesAsText("corpus")).containsExactlyInAnyOrder("good", "better");
        assertThat(halfWritten()).isEmpty();
    }

    @Test
    void aTaskWithOneChoiceFailsTheRunsThatItWouldHaveScored() throws Exception {
        writeCorpora();
        WholeProcess run = start(ONE_CHOICE);

        assertThat(run.exitCode()).as(run.output()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.output()).contains("lonely.jsonl").contains("choice").doesNotContain("\tat ");
    }

    @Test
    @DisabledIfEnvironmentVariable(named = "PYTORCH_LIBRARY_PATH", matches = ".+")
    void aDeviceThatIsNotThereFailsTheRunsInOneLine() throws Exception {
        writeCorpora();
        WholeProcess run = start(ON_A_GPU);

        assertThat(run.exitCode()).as(run.output()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.output())
                .containsPattern("good-calm-s1-\\w+.*device gpu: PyTorch's library sees no GPU; .*choose device cpu\n")
                .doesNotContain("\tat ", "gave up after");
    }

    private void writeCorpora() throws IOException {
        String line = "{\"text\": \"" + SENTENCE.repeat(20) + "\"}\n";
        Files.writeString(directory.resolve("good.jsonl"), line.repeat(6));
        Files.writeString(
                directory.resolve("better.jsonl"),
                line.replace("ships", "boats").repeat(6));
        Files.writeString(directory.resolve("cut.jsonl"), line + line.substring(0, 100));
        Files.writeString(directory.resolve("nameless.jsonl"), line + "{\"id\": \"7\"}\n");
        Files.writeString(directory.resolve("numeric.jsonl"), line + "{\"text\": 7}\n");
        Files.write(
                directory.resolve("garbled.jsonl"),
                (line + "{\"text\": \"caf\u00e9\"}\n").getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(directory.resolve("empty.jsonl"), "");
        Files.writeString(directory.resolve("heldout.txt"), SENTENCE.repeat(10));
        Files.writeString(directory.resolve("lonely.jsonl"), """
                {"request_type": "loglikelihood", "doc": {"query": "Q", "choices": ["a"], "gold": 0}, \
                "request": {"context": "Question: Q\\nAnswer:", "continuation": " a"}, "idx": 0, \
                "task_name": "lonely", "doc_id": 0, "native_id": "1", "label": 0}
                """);
    }

    private WholeProcess start(String experiment) throws IOException {
        Path file = Files.writeString(directory.resolve("experiment.yaml"), experiment);
        return WholeProcess.start(directory.resolve("run.log"), "run", file.toString(), "--out", out().toString());
    }

    private Path out() {
        return directory.resolve("out");
    }

    private JsonNode decision() throws IOException {
        return new ObjectMapper().readTree(out().resolve("decision.json").toFile());
    }

    private List<String> failures() throws IOException {
        return StreamSupport.stream(decision().at("/warnings").spliterator(), false)
                .filter(warning -> warning.at("/code").asText().equals("failed-run"))
                .map(warning -> warning.at("/message").asText())
                .toList();
    }

    /** Token files of corpora that failed, and anything left under a temporary name. */
    private List<Path> halfWritten() throws IOException {
        try (Stream<Path> files = Files.walk(out())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*(partial|\\.tmp).*")
                            || file.endsWith("tokens.bin") && !Files.exists(file.resolveSibling("manifest.json")))
                    .toList();
        }
    }
}
