package io.datadecide.scorer.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.scorer.SharedData;
import io.datadecide.scorer.error.ScorerException.BadTask;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class RequestReaderTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void readsConditionalAndUnconditionalRequests() throws IOException {
        Task task = read(
                request(0, 0, 1, "Q:", " a"),
                request(0, 1, 1, "Q:", " bé"),
                request(1_000_000, 0, 1, "Answer:", " a"),
                request(1_000_000, 1, 1, "Answer:", " bé"));
        assertThat(task.instances()).singleElement().satisfies(instance -> {
            assertThat(instance.gold()).isEqualTo(1);
            assertThat(instance.choices())
                    .containsExactly(new Choice("Q:", " a", "Answer:"), new Choice("Q:", " bé", "Answer:"));
            assertThat(instance.choices().get(1).characters()).isEqualTo(3);
            assertThat(instance.choices().get(1).bytes()).isEqualTo(4);
        });
        assertThat(task.randomBaseline()).isEqualTo(0.5);
    }

    @Test
    void contextMayDifferForEachChoice() throws IOException {
        Task task = read(request(0, 0, 0, "so Ann", " won."), request(0, 1, 0, "so Bob", " won."));
        assertThat(task.instances().getFirst().choices())
                .extracting(Choice::context)
                .containsExactly("so Ann", "so Bob");
    }

    @Test
    void limitTakesTheFirstQuestionsWithTheirUnconditionalRequests() throws IOException {
        Path file = write(
                request(0, 0, 0, "Q:", " a"),
                request(0, 1, 0, "Q:", " b"),
                request(1, 0, 0, "R:", " a"),
                request(1, 1, 0, "R:", " b"),
                request(1_000_000, 0, 0, "Answer:", " a"),
                request(1_000_000, 1, 0, "Answer:", " b"),
                request(1_000_001, 0, 0, "Answer:", " a"),
                request(1_000_001, 1, 0, "Answer:", " b"));
        Task task = reader().read(spec(file).withLimit(1));
        assertThat(task.instances()).hasSize(1);
        assertThat(task.instances().getFirst().choices().getFirst().unconditionalContext())
                .isEqualTo("Answer:");
    }

    @Test
    void sameTextsHaveTheSameHash() throws IOException {
        String a =
                read(request(0, 0, 0, "Q:", " a"), request(0, 1, 0, "Q:", " b")).sha256();
        String b =
                read(request(0, 0, 1, "Q:", " a"), request(0, 1, 1, "Q:", " b")).sha256();
        assertThat(a).hasSize(64).isNotEqualTo(b);
        assertThat(read(request(0, 0, 0, "Q:", " a"), request(0, 1, 0, "Q:", " b"))
                        .sha256())
                .isEqualTo(a);
    }

    @Test
    void questionWithOneChoiceIsRefused() throws IOException {
        Path file = write(request(7, 0, 0, "Q:", " a"));
        assertThatThrownBy(() -> reader().read(spec(file)))
                .isInstanceOf(BadTask.class)
                .hasMessage(file + ": doc_id 7 has 1 choice; a question needs at least two");
    }

    @Test
    void mistakesAreNamedWithFileAndLine() throws IOException {
        refused(":2: the continuation is empty", request(0, 0, 0, "Q:", " a"), request(0, 1, 0, "Q:", " "));
        refused(":2: label 1 contradicts label 0", request(0, 0, 0, "Q:", " a"), request(0, 1, 1, "Q:", " b"));
        refused(":2: idx is 2 where choice 1", request(0, 0, 0, "Q:", " a"), request(0, 2, 0, "Q:", " b"));
        refused(": doc_id 0 has label 5 but 2 choices", request(0, 0, 5, "Q:", " a"), request(0, 1, 5, "Q:", " b"));
        refused(":1: field \"request\" is missing", "{\"doc_id\":0}");
        refused(":1: field \"request\" is a string", "{\"request\":\"x\"}");
        refused(":1: invalid JSON", "{\"doc_id\":0");
        refused(":1: not a JSON object", "[1]");
        refused(" contains no request", "");
        refused(
                ": doc_id 0 has 2 choices but 1 unconditional requests",
                request(0, 0, 0, "Q:", " a"),
                request(0, 1, 0, "Q:", " b"),
                request(1_000_000, 0, 0, "Answer:", " a"));
    }

    @Test
    void invalidUtf8IsRefused() throws IOException {
        Path file = directory.resolve("latin1.jsonl");
        Files.write(file, request(0, 0, 0, "Q: caf\u00e9", " a").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> reader().read(spec(file))).hasMessageContaining(file + ":1: invalid UTF-8");
    }

    @Test
    void cutGzipIsRefused() throws IOException {
        Path file = directory.resolve("cut.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 100; i++) {
                out.write((request(i, 0, 0, "Question " + i * 31L, " a") + "\n").getBytes(StandardCharsets.UTF_8));
                out.write((request(i, 1, 0, "Question " + i * 31L, " b") + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> reader().read(spec(file)))
                .isInstanceOf(BadTask.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void countThatDiffersFromTheConfigIsRefused() throws IOException {
        Path file = write(request(0, 0, 0, "Q:", " a"), request(0, 1, 0, "Q:", " b"));
        Files.writeString(file.resolveSibling("config.json"), "{\"num_instances\": 3}");
        assertThatThrownBy(() -> reader().read(spec(file)))
                .hasMessageContaining("holds 1 questions but config.json says 3");
    }

    @Test
    void taskLargerThanTheMemoryItMayTakeIsRefused() throws IOException {
        Path file = write(request(0, 0, 0, "Q:", " a"), request(0, 1, 0, "Q:", " b"));
        assertThatThrownBy(() -> new TaskReader(3).read(spec(file))).hasMessageContaining("give it a limit");
    }

    @Test
    void missingFileIsRefused() {
        assertThatThrownBy(() -> reader().read(spec(directory.resolve("none.jsonl"))))
                .isInstanceOf(BadTask.class)
                .hasMessageContaining("none.jsonl");
    }

    @ParameterizedTest
    // Counts of the exported request sets, as their config.json state them; MMLU: validation questions of 57 subjects.
    @CsvSource({
        "arc_challenge/test_rc_5shot, 1172, 1",
        "arc_easy/test_rc_5shot, 2376, 1",
        "boolq, 3270, 1",
        "csqa, 1221, 1",
        "hellaswag, 1000, 1",
        "mmlu_*, 1531, 57",
        "openbookqa/test_rc_5shot, 500, 1",
        "piqa, 1838, 1",
        "socialiqa, 1954, 1",
        "winogrande, 1267, 1"
    })
    void everyRequestSetLoads(String path, int questions, int subtasks) {
        Path requests = SharedData.olmes().resolve("requests").resolve(path);
        Task task = reader().read(TaskSpec.of("task", TaskKind.REQUESTS, requests.toString()));
        assertThat(task.instances()).hasSize(questions);
        assertThat(task.subtasks()).hasSize(subtasks);
    }

    @Test
    void twoSplitsOfOneTaskAreNotMixed() {
        Path requests = SharedData.olmes().resolve("requests/arc_easy");
        assertThatThrownBy(() -> reader().read(TaskSpec.of("arc_easy", TaskKind.REQUESTS, requests.toString())))
                .hasMessageContaining("both hold arc_easy; name one of them");
    }

    private void refused(String message, String... lines) throws IOException {
        Path file = write(lines);
        assertThatThrownBy(() -> reader().read(spec(file)))
                .isInstanceOf(BadTask.class)
                .hasMessageContaining(file + message)
                .hasMessageNotContaining("\n");
    }

    private Task read(String... lines) throws IOException {
        return reader().read(spec(write(lines)));
    }

    private Path write(String... lines) throws IOException {
        Path file = directory.resolve("requests.jsonl");
        Files.write(file, List.of(lines));
        return file;
    }

    private static TaskReader reader() {
        return new TaskReader(TaskReader.DEFAULT_MAX_CHARACTERS);
    }

    private static TaskSpec spec(Path file) {
        return TaskSpec.of("task", TaskKind.REQUESTS, file.toString());
    }

    private static String request(long document, int choice, int label, String context, String continuation) {
        return """
                {"request_type":"loglikelihood","request":{"context":"%s","continuation":"%s"},"idx":%d,"doc_id":%d,"label":%d}""".formatted(context, continuation, choice, document, label);
    }
}
