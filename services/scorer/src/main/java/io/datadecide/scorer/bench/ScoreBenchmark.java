package io.datadecide.scorer.bench;

import io.datadecide.language.likelihood.ChoiceLikelihood;
import io.datadecide.language.likelihood.FullSoftmaxScorer;
import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.language.likelihood.PrefixTreeScorer;
import io.datadecide.language.likelihood.ScoringModel;
import io.datadecide.language.model.ModelShape;
import io.datadecide.scorer.answer.ScoringWorkers;
import io.datadecide.scorer.answer.TokenizedInstance;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Compares the throughput of the plain path (full softmax, no shared prefixes) and the fast path on the same number of
 * workers. The paths alternate, block by block, so that other load of the machine slows both.
 */
public final class ScoreBenchmark {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int BLOCKS = 4;
    private static final int WARM_UP = 2;

    private final ScoringModel model;
    private final int workers;
    private final int tokenBudget;
    private final double peakGigaflops;

    /**
     * Creates a benchmark of a model.
     *
     * @param peakGigaflops GEMM peak of one worker
     */
    public ScoreBenchmark(ScoringModel model, int workers, int tokenBudget, double peakGigaflops) {
        this.model = model;
        this.workers = workers;
        this.tokenBudget = tokenBudget;
        this.peakGigaflops = peakGigaflops;
    }

    /**
     * Holds the measurements of a task.
     *
     * @param plainPerSecond questions per second on the plain path
     * @param fastPerSecond questions per second on the fast path
     * @param plainCpuSeconds processor time per question on the plain path, seconds
     * @param fastCpuSeconds processor time per question on the fast path, seconds
     * @param gigaflops rate of the fast path over all workers, counting tokens computed
     * @param peakShare {@code gigaflops} divided by the matrix multiplication rate of the workers
     * @param maxDifference maximum difference of a log-likelihood between the paths, nats
     */
    @RecordBuilder
    public record Result(
            String task,
            double plainPerSecond,
            double fastPerSecond,
            double plainCpuSeconds,
            double fastCpuSeconds,
            double gigaflops,
            double peakShare,
            double maxDifference) {

        public double speedup() {
            return fastPerSecond / plainPerSecond;
        }

        public double cpuSpeedup() {
            return plainCpuSeconds / fastCpuSeconds;
        }
    }

    /** Measures a task's questions on the fast path, and some of them, spread evenly, on the plain path. */
    public Result measure(String task, List<TokenizedInstance> many, int plainQuestions) {
        Queue<PrefixTreeScorer> scorers = new ConcurrentLinkedQueue<>();
        try (ScoringWorkers plain = new ScoringWorkers(workers, () -> new FullSoftmaxScorer(model));
                ScoringWorkers fast = new ScoringWorkers(workers, () -> {
                    PrefixTreeScorer scorer = new PrefixTreeScorer(model, tokenBudget, () -> {});
                    scorers.add(scorer);
                    return scorer;
                })) {
            plain.score(many.subList(0, Math.min(WARM_UP, many.size())));
            fast.score(many.subList(0, Math.min(WARM_UP, many.size())));
            double before = flops(scorers);
            Block sum = new Block(0, 0, 0, 0, 0, 0);
            int blocks = Math.min(BLOCKS, many.size());
            for (int i = 0; i < blocks; i++) {
                List<TokenizedInstance> block = many.subList(many.size() * i / blocks, many.size() * (i + 1) / blocks);
                sum = sum.plus(block(plain, fast, block, Math.max(1, plainQuestions / blocks)));
            }
            double gigaflops = (flops(scorers) - before) / sum.fastSeconds / 1e9;
            return ScoreBenchmarkResultBuilder.builder()
                    .task(task)
                    .plainPerSecond(sum.plainQuestions / sum.plainSeconds)
                    .fastPerSecond(many.size() / sum.fastSeconds)
                    .plainCpuSeconds(sum.plainCpu / sum.plainQuestions)
                    .fastCpuSeconds(sum.fastCpu / many.size())
                    .gigaflops(gigaflops)
                    .peakShare(gigaflops / (peakGigaflops * workers))
                    .maxDifference(sum.difference)
                    .build();
        }
    }

    private record Block(
            int plainQuestions,
            double plainSeconds,
            double fastSeconds,
            double plainCpu,
            double fastCpu,
            double difference) {
        Block plus(Block next) {
            return new Block(
                    plainQuestions + next.plainQuestions,
                    plainSeconds + next.plainSeconds,
                    fastSeconds + next.fastSeconds,
                    plainCpu + next.plainCpu,
                    fastCpu + next.fastCpu,
                    Math.max(difference, next.difference));
        }
    }

    private static Block block(
            ScoringWorkers plain, ScoringWorkers fast, List<TokenizedInstance> many, int plainQuestions) {
        int few = Math.min(plainQuestions, many.size());
        int stride = many.size() / few;
        List<TokenizedInstance> picked = IntStream.range(0, few)
                .mapToObj(i -> many.get(i * stride + stride / 2))
                .toList();
        long started = System.nanoTime();
        double startedCpu = CpuTime.seconds();
        List<InstanceLikelihood> expected = plain.scoreEach(picked);
        long between = System.nanoTime();
        double betweenCpu = CpuTime.seconds();
        List<InstanceLikelihood> found = fast.scoreInChunks(many);
        long ended = System.nanoTime();
        double endedCpu = CpuTime.seconds();
        double difference = 0;
        for (int i = 0; i < few; i++) {
            difference = Math.max(difference, difference(expected.get(i), found.get(i * stride + stride / 2)));
        }
        return new Block(
                few,
                (between - started) / NANOS_PER_SECOND,
                (ended - between) / NANOS_PER_SECOND,
                betweenCpu - startedCpu,
                endedCpu - betweenCpu,
                difference);
    }

    /** Counts two operations per weight of the blocks and token, and per weight of the head and row; excludes attention. */
    private double flops(Queue<PrefixTreeScorer> scorers) {
        ModelShape shape = model.shape();
        double head = (double) shape.vocabulary() * shape.width();
        return scorers.stream()
                .mapToDouble(
                        scorer -> 2 * (shape.params() - head) * scorer.tokensRun() + 2 * head * scorer.rowsScored())
                .sum();
    }

    private static double difference(InstanceLikelihood a, InstanceLikelihood b) {
        double max = 0;
        for (int c = 0; c < a.choices().size(); c++) {
            ChoiceLikelihood one = a.choices().get(c);
            max = Math.max(
                    max, Math.abs(one.logLikelihood() - b.choices().get(c).logLikelihood()));
        }
        return max;
    }
}
