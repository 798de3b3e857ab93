package io.datadecide.scorer.bench;

import io.datadecide.language.checkpoint.CheckpointStore;
import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.language.likelihood.MetricValue;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.language.train.OptimizerSettings;
import io.datadecide.language.train.TrainingSession;
import io.datadecide.scorer.answer.AnswerSink;
import io.datadecide.scorer.answer.CheckpointScoring;
import io.datadecide.scorer.answer.ScoringLimits;
import io.datadecide.scorer.answer.ScoringOrder;
import io.datadecide.scorer.contamination.ContaminationCheck;
import io.datadecide.scorer.task.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Measures the wall time of scoring a checkpoint on whole tasks as the service does, from files to stored answers. */
public final class WholePass {
    private static final double NANOS_PER_SECOND = 1e9;

    private final ModelShape shape;
    private final ScoringLimits limits;

    public WholePass(ModelShape shape, ScoringLimits limits) {
        this.shape = shape;
        this.limits = limits;
    }

    /**
     * Holds the time of a task; the first task includes reading and tokenizing all tasks.
     *
     * @param instances number of its instances
     * @param seconds wall time since the end of the previous task
     * @param cpuSeconds processor time of all threads, seconds
     */
    public record TaskTime(String task, long instances, double seconds, double cpuSeconds) {}

    /** Scores a generated checkpoint of random weights on all questions of the tasks. */
    public List<TaskTime> run(String tokenizer, List<TaskSpec> tasks) throws IOException {
        Path directory = Files.createTempDirectory("datadecide-bench");
        try (CheckpointScoring scoring = new CheckpointScoring(limits, directory.resolve("answers"))) {
            TorchRuntime.start(1);
            try (TrainingSession session = TrainingSession.create(shape, OptimizerSettings.DATADECIDE, 1, 1)) {
                session.save(new CheckpointStore(directory.resolve("checkpoints")), "{}", 0, "bench");
            }
            Path checkpoint;
            try (Stream<Path> steps = Files.list(directory.resolve("checkpoints"))) {
                checkpoint = steps.findFirst().orElseThrow();
            }
            Clock clock = new Clock();
            scoring.score(
                    new ScoringOrder(checkpoint, "", tokenizer, tasks, ContaminationCheck.none()), clock, () -> {});
            return List.copyOf(clock.times);
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class Clock implements AnswerSink {
        private final List<TaskTime> times = new ArrayList<>();
        private long last = System.nanoTime();
        private double lastCpu = CpuTime.seconds();

        @Override
        public void instance(String task, long index, InstanceLikelihood likelihood) {
            // Only times are measured.
        }

        @Override
        public void metric(String task, MetricValue value, boolean primary) {
            // Only times are measured.
        }

        @Override
        public void progress(String task, long done, long total) {
            if (done == total) {
                long now = System.nanoTime();
                double cpu = CpuTime.seconds();
                times.add(new TaskTime(task, total, (now - last) / NANOS_PER_SECOND, cpu - lastCpu));
                last = now;
                lastCpu = cpu;
            }
        }
    }
}
