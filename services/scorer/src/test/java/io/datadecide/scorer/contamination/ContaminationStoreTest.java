package io.datadecide.scorer.contamination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.scorer.error.ScorerException.BadTask;
import io.datadecide.scorer.error.ScorerException.Cancelled;
import io.datadecide.scorer.task.TaskKind;
import io.datadecide.scorer.task.TaskReader;
import io.datadecide.scorer.task.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContaminationStoreTest {
    @TempDir
    Path directory = Path.of("");

    private Path corpus = Path.of("");
    private List<TaskSpec> tasks = List.of();

    @BeforeEach
    void writeTwoQuestionsAndACorpusWithOneOfThem() throws IOException {
        Path questions = directory.resolve("questions.jsonl");
        Files.writeString(questions, """
                {"question":"Which bird lays its eggs elsewhere?","choices":["the cuckoo","the owl"],"gold":0}
                {"question":"Which metal is liquid?","choices":["iron","mercury"],"gold":1}
                """);
        corpus = directory.resolve("corpus.txt");
        Files.writeString(corpus, "Question: which metal is liquid? Answer: mercury.");
        tasks = List.of(TaskSpec.of("own", TaskKind.QUESTIONS, questions.toString()));
    }

    @Test
    void marksAreKeptAndFoundAgainOnlyWhenTheCorpusChanges() throws IOException {
        assertThat(flags(() -> {}))
                .extracting(m -> m.marked(0), m -> m.marked(1))
                .containsExactly(false, true);
        Runnable forbidden = () -> {
            throw new Cancelled("the corpus is read again");
        };
        assertThat(flags(forbidden).count()).isOne();
        Files.writeString(corpus, "Nothing of the kind stands here any more.");
        assertThatThrownBy(() -> flags(forbidden)).isInstanceOf(Cancelled.class);
        assertThat(flags(() -> {}).count()).isZero();
    }

    @Test
    void corpusThatIsMissingIsNamed() {
        ContaminationCheck check = new ContaminationCheck(List.of(directory + "/nowhere"), 5);
        ContaminationStore store = new ContaminationStore(new TaskReader(TaskReader.DEFAULT_MAX_CHARACTERS), null);
        assertThatThrownBy(() -> store.of(tasks, check, () -> {}))
                .isInstanceOf(BadTask.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void nothingIsCheckedUnlessACorpusIsNamed() {
        ContaminationStore store = new ContaminationStore(new TaskReader(TaskReader.DEFAULT_MAX_CHARACTERS), null);
        assertThat(store.of(tasks, ContaminationCheck.none(), () -> {})).isEmpty();
    }

    /** A store that has nothing in memory yet. */
    private ContaminationFlags flags(Runnable stopper) {
        ContaminationStore store =
                new ContaminationStore(new TaskReader(TaskReader.DEFAULT_MAX_CHARACTERS), directory.resolve("results"));
        Map<String, ContaminationFlags> flags =
                store.of(tasks, new ContaminationCheck(List.of(corpus.toString()), 5), stopper);
        return Objects.requireNonNull(flags.get("own"));
    }
}
