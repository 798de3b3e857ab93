package io.datadecide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datadecide.cli.error.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One stage after the other by hand, from a plan to an exported model, as somebody does who wants only one of them. */
@Tag("slow")
class StagesTest {

    private static final String EXPERIMENT = """
            name: by-hand
            corpora: [{name: ships, path: ships.jsonl}, {name: trains, path: trains.jsonl}]
            sizes: [{name: tiny, layers: 1, width: 16, heads: 1}]
            seeds: [1, 2]
            tokens: 4k
            training: {sequenceLength: 64, batchSequences: 4}
            checkpoints: {score: 1}
            tasks: [{name: heldout, kind: text, path: heldout.txt}]
            target: {size: tiny}
            """;

    private static final String SENTENCE = "The harbour was full of ships that day, and the wind came from the west. ";

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void everyStageTakesWhatTheOneBeforeItWrote() throws Exception {
        writeTexts();
        Path experiment = Files.writeString(path("experiment.yaml"), EXPERIMENT);
        JsonNode plan = json.readTree(succeed("plan", "--json", experiment.toString()));
        write("corpus.json", plan.at("/corpora/0/resolved"));
        write("run1.json", run(plan, 1));
        write("run2.json", run(plan, 2));

        succeed("prepare", "--corpus", at("corpus.json"), "--out", at("tokens"));
        assertThat(path("tokens/tokens.bin")).isNotEmptyFile();

        assertThat(succeed(train("run1.json", "alone"))).contains("finished");
        assertThat(succeed(train("run1.json", "alone"))).contains("finished");
        trainedTogether();

        scored();
        succeed("export", checkpoint("alone").toString(), "--out", at("model"), "--tokenizer", "bytes");
        assertThat(path("model/config.json")).isNotEmptyFile();
        assertThat(path("model/model.safetensors")).isNotEmptyFile();
    }

    /** The three options once more stack another run on the first. */
    private void trainedTogether() throws Exception {
        List<String> line = new ArrayList<>(List.of(train("run1.json", "first")));
        line.addAll(List.of(train("run2.json", "second")).subList(1, 7));
        assertThat(succeed(line.toArray(String[]::new))).contains("2 runs finished");
        assertThat(checkpoint("first")).isDirectory();
        assertThat(checkpoint("second")).isDirectory();
    }

    private void scored() throws Exception {
        String checkpoint = checkpoint("alone").toString();
        String[] line = {
            "score",
            "--checkpoint",
            checkpoint,
            "--tokenizer",
            "bytes",
            "--task",
            "heldout:text:" + at("heldout.txt"),
            "--task",
            "quiz:questions:" + at("quiz.jsonl"),
            "--results",
            at("answers"),
            "--out",
            at("metrics.json")
        };
        succeed(line);
        String first = Files.readString(path("metrics.json"));
        assertThat(first).contains("bits_per_byte", "correct_prob");
        succeed(line);
        assertThat(path("metrics.json")).hasContent(first);
        assertThat(succeed(
                        "contamination", "--corpus", at("ships.jsonl"), "--task", "quiz:questions:" + at("quiz.jsonl")))
                .contains("quiz");
    }

    /** Whoever carries a verb out fails as this program does: in one line, and with the trace only when it is wanted. */
    @ParameterizedTest
    @ValueSource(
            strings = {"prepare --corpus none.json --out t", "score --checkpoint none --tokenizer bytes --task a:text:b"
            })
    void aServicesVerbFailsInOneLineUnlessMoreIsWanted(String line) throws Exception {
        Path log = Files.createFile(path("failed.log"));
        WholeProcess plain = WholeProcess.start(log, line.split(" "));
        assertThat(plain.exitCode()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(plain.output()).contains("none").doesNotContain("\tat ");

        WholeProcess verbose = WholeProcess.start(log, (line + " --verbose").split(" "));
        assertThat(verbose.exitCode()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(verbose.output()).contains("\tat ");
    }

    private static JsonNode run(JsonNode plan, int seed) {
        for (JsonNode run : plan.at("/runs")) {
            if (run.at("/corpus").asText().equals("ships") && run.at("/seed").asInt() == seed) {
                return run.at("/resolved");
            }
        }
        throw new AssertionError("no run of seed " + seed + " in " + plan.at("/runs"));
    }

    private String[] train(String run, String out) {
        return new String[] {"train", "--run", at(run), "--tokens", at("tokens"), "--out", at(out)};
    }

    private Path checkpoint(String out) throws IOException {
        try (var found = Files.list(path(out).resolve("checkpoints"))) {
            return found.filter(file -> file.getFileName().toString().startsWith("step-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void writeTexts() throws IOException {
        String line = "{\"text\": \"" + SENTENCE.repeat(20) + "\"}\n";
        Files.writeString(path("ships.jsonl"), line.repeat(6));
        Files.writeString(path("trains.jsonl"), line.replace("ships", "trains").repeat(6));
        Files.writeString(path("heldout.txt"), SENTENCE.repeat(10));
        Files.writeString(path("quiz.jsonl"), """
                {"question": "What filled the harbour?", "choices": ["ships", "snow"], "gold": 0}
                {"question": "Where did the wind come from?", "choices": ["the east", "the west"], "gold": "B"}
                """);
    }

    private void write(String name, JsonNode value) throws IOException {
        json.writeValue(path(name).toFile(), value);
    }

    private Path path(String name) {
        return directory.resolve(name);
    }

    private String at(String name) {
        return path(name).toString();
    }

    private String succeed(String... arguments) throws Exception {
        Path log = Files.createTempFile(directory, arguments[0], ".log");
        WholeProcess process = WholeProcess.start(log, arguments);
        assertThat(process.exitCode())
                .as("%s%n%s", List.of(arguments), process.output())
                .isZero();
        return process.output();
    }
}
