package io.datadecide.scorer.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.language.likelihood.MetricValue;
import io.datadecide.scorer.api.TinyCheckpoint;
import io.datadecide.scorer.contamination.ContaminationCheck;
import io.datadecide.scorer.task.TaskKind;
import io.datadecide.scorer.task.TaskReader;
import io.datadecide.scorer.task.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is fetched of tasks that lie in a store. */
class StoredTasksTest {
    @TempDir
    Path directory = Path.of("");

    private Path checkpoint = Path.of("");

    @BeforeEach
    void write() throws IOException {
        checkpoint = TinyCheckpoint.below(directory);
        write("quiz", "Which metal is liquid?");
        write("sums", "2+2?");
        Files.writeString(directory.resolve("corpus.txt"), "All happy families are alike.");
        CountingStore.OPENED.set(0);
    }

    private void write(String task, String question) throws IOException {
        Files.writeString(
                directory.resolve(task + ".jsonl"),
                "{\"question\":\"" + question + "\",\"choices\":[\"yes\",\"no\"],\"gold\":1}\n");
    }

    @Test
    void aTaskIsFetchedOnceForAllCheckpointsUnlessItChanges() throws IOException {
        try (CheckpointScoring scoring = scoring(1 << 20, "answers")) {
            assertThat(fetchedBy(scoring)).isEqualTo(4); // each to be scored, and to be looked for in the corpus
            assertThat(fetchedBy(scoring)).isZero();
            write("quiz", "Which of the metals is liquid?");
            assertThat(fetchedBy(scoring)).isEqualTo(3);
            assertThat(fetchedBy(scoring)).isZero();
        }
    }

    @Test
    void tasksThatAreTooManyToKeepAreFetchedAgain() throws IOException {
        try (CheckpointScoring scoring = scoring(0, "answers")) {
            assertThat(fetchedBy(scoring)).isEqualTo(6);
            assertThat(answers("answers")).hasSize(2);
        }
    }

    @Test
    void answersAreKeptUnderTheNamesThatTheyHaveForTheSameFilesOnDisk() throws IOException {
        try (CheckpointScoring stored = scoring(1 << 20, "answers");
                CheckpointScoring onDisk = scoring(1 << 20, "answers-on-disk")) {
            stored.score(order(CountingStore.SCHEME), new Nobody(), () -> {});
            onDisk.score(order(""), new Nobody(), () -> {});
        }
        assertThat(answers("answers")).hasSize(2).isEqualTo(answers("answers-on-disk"));
    }

    private int fetchedBy(CheckpointScoring scoring) {
        scoring.score(order(CountingStore.SCHEME), new Nobody(), () -> {});
        return CountingStore.OPENED.getAndSet(0);
    }

    private CheckpointScoring scoring(long maxCachedTokens, String results) {
        return new CheckpointScoring(
                new ScoringLimits(1, 384, TaskReader.DEFAULT_MAX_CHARACTERS, maxCachedTokens, Long.MAX_VALUE),
                directory.resolve(results));
    }

    private ScoringOrder order(String scheme) {
        List<TaskSpec> tasks = Stream.of("quiz", "sums")
                .map(name -> TaskSpec.of(name, TaskKind.QUESTIONS, scheme + directory.resolve(name + ".jsonl")))
                .toList();
        ContaminationCheck check =
                new ContaminationCheck(List.of(directory.resolve("corpus.txt").toString()), 5);
        return new ScoringOrder(checkpoint, "", "bytes", tasks, check);
    }

    private List<String> answers(String results) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve(results))) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .map(file -> directory.resolve(results).relativize(file).toString())
                    .filter(file -> !file.startsWith("marks"))
                    .sorted()
                    .toList();
        }
    }

    /** Does not listen. */
    private static final class Nobody implements AnswerSink {
        @Override
        public void instance(String task, long index, InstanceLikelihood likelihood) {
            // Only what is fetched counts.
        }

        @Override
        public void metric(String task, MetricValue value, boolean primary) {
            // Only what is fetched counts.
        }

        @Override
        public void progress(String task, long done, long total) {
            // Only what is fetched counts.
        }
    }
}
