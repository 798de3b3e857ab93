package io.datadecide.scorer.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.corpus.token.BytesTokenizer;
import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.language.likelihood.MetricValue;
import io.datadecide.language.likelihood.PrefixTreeScorer;
import io.datadecide.language.likelihood.ScoringModel;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.scorer.contamination.ContaminationFlags;
import io.datadecide.scorer.error.ScorerException.Cancelled;
import io.datadecide.scorer.task.TaskKind;
import io.datadecide.scorer.task.TaskReader;
import io.datadecide.scorer.task.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ResumeTest {
    private static final int QUESTIONS = 2 * Chunks.LARGE + 100;
    private static final AnswerKey KEY = new AnswerKey("c".repeat(64), "own", "t", "bytes", "1");

    @TempDir
    Path directory = Path.of("");

    @Test
    void interruptedTaskGoesOnAfterItsLastStoredChunkAndCountsEachInstanceOnce() throws IOException {
        TokenizedTask task = task();
        TorchRuntime.start(1);
        try (ScoringModel model = ScoringModel.random(new ModelShape("tiny", 1, 8, 2, 8, 320, 64), 1);
                ScoringWorkers workers = new ScoringWorkers(2, () -> new PrefixTreeScorer(model, 384, () -> {}))) {
            TaskScoring scoring = new TaskScoring(() -> workers);
            Heard uninterrupted = new Heard(Long.MAX_VALUE);
            scoring.score(task, null, ContaminationFlags.unchecked(), uninterrupted);
            try (AnswerStore store = store()) {
                assertThatThrownBy(() -> scoring.score(task, store, ContaminationFlags.unchecked(), new Heard(1)))
                        .isInstanceOf(Cancelled.class);
            }
            try (AnswerStore store = store()) {
                assertThat(Objects.requireNonNull(store.journal()).chunks()).isOne();
            }
            assertThat(heard(scoring, task)).isEqualTo(uninterrupted);
            assertThat(resultFiles()).singleElement().asString().endsWith(".parquet");
        }
        // All is known now: no worker is asked for.
        TaskScoring idle = new TaskScoring(() -> {
            throw new IllegalStateException("nothing is left to score");
        });
        assertThat(heard(idle, task).instances).hasSize(QUESTIONS);
    }

    @Test
    void journalOfOneThatWasKilledAfterItsTableGoesWithTheNextCall() throws IOException {
        TokenizedTask task = task();
        TorchRuntime.start(1);
        try (ScoringModel model = ScoringModel.random(new ModelShape("tiny", 1, 8, 2, 8, 320, 64), 1);
                ScoringWorkers workers = new ScoringWorkers(1, () -> new PrefixTreeScorer(model, 384, () -> {}))) {
            TaskScoring scoring = new TaskScoring(() -> workers);
            heard(scoring, task);
            try (AnswerStore killed = store()) {
                assertThat(killed.journal()).isNotNull();
            }
            assertThat(resultFiles()).hasSize(2);
            heard(scoring, task);
            assertThat(resultFiles()).singleElement().asString().endsWith(".parquet");
        }
    }

    @Test
    void journalOfOneThatWasKilledGoesWithTheTableOfAnother() throws IOException {
        TokenizedTask task = task();
        TorchRuntime.start(1);
        try (ScoringModel model = ScoringModel.random(new ModelShape("tiny", 1, 8, 2, 8, 320, 64), 1);
                ScoringWorkers workers = new ScoringWorkers(1, () -> new PrefixTreeScorer(model, 384, () -> {}))) {
            TaskScoring scoring = new TaskScoring(() -> workers);
            try (AnswerStore other = store()) {
                assertThat(other.journal()).isNotNull();
                heard(scoring, task);
            }
            assertThat(resultFiles()).singleElement().asString().endsWith(".parquet");
        }
    }

    @Test
    void damagedAnswersAreFoundAgain() throws IOException {
        TokenizedTask task = task();
        TorchRuntime.start(1);
        try (ScoringModel model = ScoringModel.random(new ModelShape("tiny", 1, 8, 2, 8, 320, 64), 1);
                ScoringWorkers workers = new ScoringWorkers(1, () -> new PrefixTreeScorer(model, 384, () -> {}))) {
            TaskScoring scoring = new TaskScoring(() -> workers);
            Heard first = heard(scoring, task);
            Path file = resultFiles().getFirst();
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            assertThat(heard(scoring, task)).isEqualTo(first);
            assertThat(file).hasBinaryContent(bytes);
        }
    }

    @Test
    void metricsComeOutOfKeptAnswersAsTheyCameOutOfTheModel() throws IOException {
        TokenizedTask task = task();
        BitSet odd = new BitSet();
        IntStream.range(0, QUESTIONS).filter(i -> i % 3 == 0).forEach(odd::set);
        TorchRuntime.start(1);
        try (ScoringModel model = ScoringModel.random(new ModelShape("tiny", 1, 8, 2, 8, 320, 64), 1);
                ScoringWorkers workers = new ScoringWorkers(1, () -> new PrefixTreeScorer(model, 384, () -> {}));
                AnswerStore store = store()) {
            Heard scored = new Heard(Long.MAX_VALUE);
            new TaskScoring(() -> workers).score(task, store, ContaminationFlags.of(odd), scored);
            Heard again = new Heard(Long.MAX_VALUE);
            new StoredAnswers(resultFiles()).send(Map.of("own", ContaminationFlags.of(odd)), again);
            assertThat(again.metrics).isEqualTo(scored.metrics);
            assertThat(again.metrics).extracting(MetricValue::name).contains("acc_raw", "acc_raw_unmarked");
            assertThat(again.metrics)
                    .filteredOn(value -> value.name().equals("acc_raw_unmarked"))
                    .singleElement()
                    .extracting(MetricValue::instances)
                    .isEqualTo((long) QUESTIONS - odd.cardinality());
        }
    }

    private Heard heard(TaskScoring scoring, TokenizedTask task) {
        Heard heard = new Heard(Long.MAX_VALUE);
        try (AnswerStore store = store()) {
            scoring.score(task, store, ContaminationFlags.unchecked(), heard);
        }
        assertThat(heard.instances)
                .containsExactlyElementsOf(
                        LongStream.range(0, QUESTIONS).boxed().toList());
        return heard;
    }

    private AnswerStore store() {
        return AnswerStore.open(directory.resolve("answers"), KEY);
    }

    private List<Path> resultFiles() throws IOException {
        try (var files = Files.list(KEY.directory(directory.resolve("answers")))) {
            return files.toList();
        }
    }

    private TokenizedTask task() throws IOException {
        Path file = directory.resolve("questions.jsonl");
        Files.writeString(
                file,
                IntStream.range(0, QUESTIONS)
                        .mapToObj(i ->
                                "{\"question\":\"" + i + "?\",\"choices\":[\"yes\",\"no\"],\"gold\":" + i % 2 + "}\n")
                        .collect(Collectors.joining()));
        return TokenizedTask.of(
                new TaskReader(TaskReader.DEFAULT_MAX_CHARACTERS)
                        .read(TaskSpec.of("own", TaskKind.QUESTIONS, file.toString())),
                new BytesTokenizer());
    }

    /** Listens until it has heard of so many instances. */
    private static final class Heard implements AnswerSink {
        private final long most;
        private final List<Long> instances = new ArrayList<>();
        private final List<MetricValue> metrics = new ArrayList<>();

        Heard(long most) {
            this.most = most;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Heard heard && metrics.equals(heard.metrics) && instances.equals(heard.instances);
        }

        @Override
        public int hashCode() {
            return metrics.hashCode();
        }

        @Override
        public void instance(String task, long index, InstanceLikelihood likelihood) {
            instances.add(index);
        }

        @Override
        public void metric(String task, MetricValue value, boolean primary) {
            metrics.add(value);
        }

        @Override
        public void progress(String task, long done, long total) {
            if (done >= most) {
                throw new Cancelled("heard enough");
            }
        }
    }
}
