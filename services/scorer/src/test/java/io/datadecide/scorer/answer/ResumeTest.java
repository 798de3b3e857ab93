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
import io.datadecide.scorer.ScorerException.Cancelled;
import io.datadecide.scorer.task.TaskKind;
import io.datadecide.scorer.task.TaskReader;
import io.datadecide.scorer.task.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
    private static final int QUESTIONS = TaskScoring.CHUNK_INSTANCES + 50;

    @TempDir
    Path directory = Path.of("");

    @Test
    void interruptedTaskGoesOnAfterItsLastStoredChunkAndCountsEachInstanceOnce() throws IOException {
        TokenizedTask task = task();
        TorchRuntime.start(1);
        try (ScoringModel model = ScoringModel.random(new ModelShape("tiny", 1, 8, 2, 8, 320, 64), 1);
                ScoringWorkers workers = new ScoringWorkers(1, () -> new PrefixTreeScorer(model, 384, () -> {}))) {
            TaskScoring scoring = new TaskScoring(workers);
            Heard uninterrupted = new Heard(Long.MAX_VALUE);
            scoring.score(task, null, uninterrupted);
            assertThatThrownBy(() -> scoring.score(task, store(), new Heard(1))).isInstanceOf(Cancelled.class);
            assertThat(store().chunks()).isOne();
            Heard resumed = new Heard(Long.MAX_VALUE);
            scoring.score(task, store(), resumed);
            assertThat(resumed.instances)
                    .containsExactlyElementsOf(
                            LongStream.range(0, QUESTIONS).boxed().toList());
            assertThat(resumed.metrics).isEqualTo(uninterrupted.metrics);
        }
        try (ScoringWorkers idle = new ScoringWorkers(1, () -> {
            throw new IllegalStateException("nothing is left to score");
        })) {
            Heard cached = new Heard(Long.MAX_VALUE);
            new TaskScoring(idle).score(task, store(), cached);
            assertThat(cached.instances).hasSize(QUESTIONS);
        }
    }

    private AnswerStore store() {
        return AnswerStore.open(directory.resolve("answers"), "checkpoint|task");
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
