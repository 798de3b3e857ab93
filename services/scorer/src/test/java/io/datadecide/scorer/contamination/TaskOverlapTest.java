package io.datadecide.scorer.contamination;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.corpus.contamination.Overlap;
import io.datadecide.scorer.task.Task;
import io.datadecide.scorer.task.TaskKind;
import io.datadecide.scorer.task.TaskReader;
import io.datadecide.scorer.task.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskOverlapTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void onlyTheInstanceThatStandsInTheCorpusIsMarked() throws IOException {
        Path questions = directory.resolve("questions.jsonl");
        Files.writeString(questions, """
                {"question":"Which of these three animals lays its eggs in the nests of other birds?","choices":["the cuckoo","the owl"],"gold":0}
                {"question":"Which of these four metals is liquid at the temperature of an ordinary room?","choices":["iron","mercury"],"gold":1}
                """);
        Path corpus = directory.resolve("corpus.txt");
        Files.writeString(
                corpus,
                "It asks: which of these three animals lays its eggs in the nests of other birds? Nobody knew.");
        Task task = new TaskReader(TaskReader.DEFAULT_MAX_CHARACTERS)
                .read(TaskSpec.of("own", TaskKind.QUESTIONS, questions.toString()));
        TaskOverlap overlap = new TaskOverlap(13);
        overlap.add(task);
        overlap.add(task);
        overlap.scan(List.of(corpus.toString()), () -> {});
        assertThat(overlap.of(0)).isEqualTo(overlap.of(1));
        assertThat(overlap.of(0)).extracting(Overlap::contaminated).containsExactly(true, false);
    }
}
