package io.datadecide.scorer.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.scorer.error.ScorerException.BadTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedTasksTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void clozeQuestionsContinueTheTextAndDistractorsDoNot() throws IOException {
        String text = prose();
        Task task = cloze(text, 4, 7);
        assertThat(task.instances()).isNotEmpty().allSatisfy(question -> {
            assertThat(question.choices())
                    .hasSize(4)
                    .extracting(Choice::continuation)
                    .doesNotHaveDuplicates();
            for (int i = 0; i < 4; i++) {
                Choice choice = question.choices().get(i);
                assertThat(text.contains(choice.context() + choice.continuation()))
                        .isEqualTo(i == question.gold());
                assertThat(choice.continuation()).startsWith(" ").doesNotContain("\n");
            }
        });
    }

    @Test
    void clozeQuestionsAreAFunctionOfTextAndSeed() throws IOException {
        assertThat(cloze(prose(), 4, 7).sha256()).isEqualTo(cloze(prose(), 4, 7).sha256());
        assertThat(cloze(prose(), 4, 8).sha256())
                .isNotEqualTo(cloze(prose(), 4, 7).sha256());
        assertThat(cloze(prose(), 2, 7).randomBaseline()).isEqualTo(0.5);
    }

    @Test
    void textThatIsTooShortForQuestionsIsRefused() {
        assertThatThrownBy(() -> cloze("Too short.", 4, 7))
                .isInstanceOf(BadTask.class)
                .hasMessageContaining("too short");
    }

    @Test
    void textThatADiskDoesNotGiveIsNoTroubleOfAStore() throws IOException {
        Path unreadable = directory.resolve("held-out.txt");
        Files.createSymbolicLink(unreadable, Path.of("/proc/self/mem")); // nobody can read its beginning, not even root
        assertThatThrownBy(() -> reader().read(TaskSpec.of("prose", TaskKind.TEXT, unreadable.toString())))
                .isInstanceOf(BadTask.class)
                .hasMessageStartingWith("task prose: cannot read ");
    }

    @Test
    void passagesJoinToTheText() {
        String text = prose() + "😀".repeat(3000);
        assertThat(String.join("", TextReader.cut(text, 512))).isEqualTo(text);
        assertThat(TextReader.cut(text, 512))
                .allSatisfy(passage -> assertThat(passage.length()).isBetween(1, 512));
    }

    @Test
    void heldOutTextHasOneChoiceAPassageAndBitsPerByte() throws IOException {
        Path file = directory.resolve("held-out.txt");
        Files.writeString(file, prose());
        Task task = reader().read(
                        TaskSpec.of("prose", TaskKind.TEXT, file.toString()).withLimit(3));
        assertThat(task.instances())
                .hasSize(3)
                .allSatisfy(p -> assertThat(p.choices()).hasSize(1));
        assertThat(task.primaryMetric()).isEqualTo("bits_per_byte");
        assertThat(task.randomBaseline()).isNaN();
    }

    @Test
    void plainQuestionsGoThroughTheirTemplate() throws IOException {
        Path file = directory.resolve("own.jsonl");
        Files.writeString(file, """
                {"question":"2+2?","choices":["3","4"],"gold":"B"}
                {"question":"Sky?","choices":["blue","red","green"],"gold":0}
                """);
        Files.writeString(directory.resolve("template.json"), "{\"question\":\"Q: {question}\\nA:\"}");
        Task task = reader().read(TaskSpec.of("own", TaskKind.QUESTIONS, file.toString()));
        assertThat(task.instances()).hasSize(2);
        assertThat(task.instances().getFirst().gold()).isEqualTo(1);
        assertThat(task.instances().getFirst().choices().get(1)).isEqualTo(new Choice("Q: 2+2?\nA:", " 4", "Answer:"));
    }

    @Test
    void plainQuestionWithoutGoldIsRefusedWithItsLine() throws IOException {
        Path file = directory.resolve("own.jsonl");
        Files.writeString(file, "{\"question\":\"2+2?\",\"choices\":[\"3\",\"4\"]}\n");
        assertThatThrownBy(() -> reader().read(TaskSpec.of("own", TaskKind.QUESTIONS, file.toString())))
                .hasMessageContaining(file + ":1: field \"gold\" is missing");
    }

    private Task cloze(String text, int choices, long seed) throws IOException {
        Path file = directory.resolve("cloze.txt");
        Files.writeString(file, text);
        return reader().read(new TaskSpec("cloze", TaskKind.CLOZE, file.toString(), 0, "", choices, seed));
    }

    private static TaskReader reader() {
        return new TaskReader(TaskReader.DEFAULT_MAX_CHARACTERS);
    }

    private static String prose() {
        return IntStream.range(0, 900)
                .mapToObj(
                        i -> "Sentence number " + i + " of this text says that " + (i * 7919 % 1000) + " is a number.")
                .collect(Collectors.joining(" "));
    }
}
