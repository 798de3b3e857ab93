package io.datadecide.scorer.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.datadecide.language.checkpoint.CheckpointStore;
import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.language.likelihood.MetricValue;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.language.token.HuggingFaceTokenizer;
import io.datadecide.language.train.OptimizerSettings;
import io.datadecide.language.train.TrainingSession;
import io.datadecide.plan.ladder.Ladder;
import io.datadecide.plan.ladder.LadderSize;
import io.datadecide.scorer.SharedData;
import io.datadecide.scorer.contamination.ContaminationCheck;
import io.datadecide.scorer.task.TaskCatalog;
import io.datadecide.scorer.task.TaskReader;
import io.datadecide.scorer.task.TaskSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint of a ladder size, trained by the engine for a few steps on real text, on all ten request sets. */
@Tag("slow")
class LadderCheckpointTest {
    private static final int VOCABULARY = 50_304;
    private static final int QUESTIONS = 6;

    @TempDir
    Path directory = Path.of("");

    @Test
    void allTenRequestSetsAreScoredUnderATrainedCheckpointOfTheLadder() {
        Path checkpoint = train();
        List<TaskSpec> tasks = new TaskCatalog(TaskReader.DEFAULT_MAX_CHARACTERS)
                .specs(SharedData.olmes().resolve("requests")).stream()
                        .map(task -> task.withLimit(QUESTIONS))
                        .toList();
        assertThat(tasks).hasSize(10);
        Primaries primaries = new Primaries();
        ScoringOrder order =
                new ScoringOrder(checkpoint, "", SharedData.tokenizer().toString(), tasks, ContaminationCheck.none());
        ScoringLimits limits = new ScoringLimits(2, 384, TaskReader.DEFAULT_MAX_CHARACTERS, 1 << 26, Long.MAX_VALUE);
        try (CheckpointScoring scoring = new CheckpointScoring(limits, directory.resolve("answers"))) {
            scoring.score(order, primaries, () -> {});
        }
        assertThat(primaries.instances).hasSize(10).values().containsOnly((long) QUESTIONS);
        assertThat(primaries.accuracies)
                .hasSize(10)
                .values()
                .allSatisfy(accuracy -> assertThat(accuracy).isBetween(0.0, 1.0));
    }

    private Path train() {
        TorchRuntime.start(2);
        LadderSize size = Ladder.find("4M").orElseThrow();
        ModelShape shape = new ModelShape(
                size.name(), size.layers(), size.width(), size.heads(), size.mlpHidden(), VOCABULARY, 2048);
        int[] text = HuggingFaceTokenizer.load(SharedData.tokenizer())
                .encode("All happy families are alike; each unhappy family is unhappy in its own way. ".repeat(8));
        CheckpointStore store = new CheckpointStore(directory.resolve("checkpoints"));
        try (TrainingSession session = TrainingSession.create(shape, OptimizerSettings.DATADECIDE, 1, 1)) {
            for (int step = 0; step < 3; step++) {
                session.step(text, text.length, 0.01);
            }
            session.save(store, "{}", 3, "test");
        }
        TorchRuntime.start(1);
        return directory.resolve("checkpoints/step-00000003");
    }

    /** Counts instances, and keeps each task's primary metric. */
    private static final class Primaries implements AnswerSink {
        private final Map<String, Long> instances = new HashMap<>();
        private final Map<String, Double> accuracies = new HashMap<>();

        @Override
        public void instance(String task, long index, InstanceLikelihood likelihood) {
            instances.merge(task, 1L, Long::sum);
        }

        @Override
        public void metric(String task, MetricValue value, boolean primary) {
            if (primary) {
                accuracies.put(task, value.mean());
            }
        }

        @Override
        public void progress(String task, long done, long total) {
            // Counted by instance.
        }
    }
}
