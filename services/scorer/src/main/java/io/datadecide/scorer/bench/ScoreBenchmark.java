package io.datadecide.scorer.bench;

import io.datadecide.language.likelihood.ChoiceLikelihood;
import io.datadecide.language.likelihood.FullSoftmaxScorer;
import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.language.likelihood.PrefixTreeScorer;
import io.datadecide.language.likelihood.ScoringModel;
import io.datadecide.language.model.ModelShape;
import io.datadecide.scorer.answer.ScoringWorkers;
import io.datadecide.scorer.answer.TokenizedInstance;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** Questions per second the plain way (full softmax, nothing shared) and the fast one, on the same workers. */
public final class ScoreBenchmark {
    private static final double NANOS_PER_SECOND = 1e9;

    private final ScoringModel model;
    private final int workers;
    private final int runs;
    private final double peakGigaflops;

    /**
     * A benchmark of a model.
     *
     * @param runs measurements of which the median counts
     * @param peakGigaflops GEMM peak of one worker
     */
    public ScoreBenchmark(ScoringModel model, int workers, int runs, double peakGigaflops) {
        this.model = model;
        this.workers = workers;
        this.runs = runs;
        this.peakGigaflops = peakGigaflops;
    }

    /**
     * What a task reached.
     *
     * @param plainPerSecond questions per second the plain way
     * @param fastPerSecond questions per second the fast way
     * @param gigaflops rate of the fast way, over all workers, counting tokens that were run
     * @param peakShare {@code gigaflops} over what the workers reach at matrix multiplication
     * @param greatestDifference greatest difference of a log-likelihood between the two, nats
     */
    public record Result(
            String task,
            double plainPerSecond,
            double fastPerSecond,
            double gigaflops,
            double peakShare,
            double greatestDifference) {

        public double speedup() {
            return fastPerSecond / plainPerSecond;
        }
    }

    /** Measures a task's questions the fast way, and some of them, spread evenly, the plain way. */
    public Result measure(String task, List<TokenizedInstance> many, int plainQuestions) {
        int stride = Math.max(1, many.size() / plainQuestions);
        List<TokenizedInstance> few = IntStream.range(0, Math.min(plainQuestions, many.size()))
                .mapToObj(i -> many.get(i * stride))
                .toList();
        ConcurrentLinkedQueue<PrefixTreeScorer> scorers = new ConcurrentLinkedQueue<>();
        AtomicReference<List<InstanceLikelihood>> plain = new AtomicReference<>(List.of());
        AtomicReference<List<InstanceLikelihood>> fast = new AtomicReference<>(List.of());
        double plainSeconds;
        try (ScoringWorkers pool = new ScoringWorkers(workers, () -> new FullSoftmaxScorer(model))) {
            plainSeconds = medianSeconds(() -> plain.set(pool.score(few)));
        }
        double fastSeconds;
        double flops;
        try (ScoringWorkers pool = new ScoringWorkers(workers, () -> {
            PrefixTreeScorer scorer = new PrefixTreeScorer(model, PrefixTreeScorer.DEFAULT_TOKEN_BUDGET, () -> {});
            scorers.add(scorer);
            return scorer;
        })) {
            fastSeconds = medianSeconds(() -> fast.set(pool.score(many)));
            flops = scorers.stream().mapToDouble(this::flops).sum() / (runs + 1);
        }
        double gigaflops = flops / fastSeconds / 1e9;
        return new Result(
                task,
                few.size() / plainSeconds,
                many.size() / fastSeconds,
                gigaflops,
                gigaflops / (peakGigaflops * workers),
                greatestDifference(plain.get(), fast.get(), stride));
    }

    private double medianSeconds(Runnable work) {
        work.run();
        double[] seconds = new double[runs];
        for (int i = 0; i < runs; i++) {
            long started = System.nanoTime();
            work.run();
            seconds[i] = (System.nanoTime() - started) / NANOS_PER_SECOND;
        }
        Arrays.sort(seconds);
        return seconds[runs / 2];
    }

    /** Two operations for each weight of the blocks a token, and of the head a row; attention is left out. */
    private double flops(PrefixTreeScorer scorer) {
        ModelShape shape = model.shape();
        double head = (double) shape.vocabulary() * shape.width();
        return 2 * (shape.params() - head) * scorer.tokensRun() + 2 * head * scorer.rowsScored();
    }

    private static double greatestDifference(
            List<InstanceLikelihood> plain, List<InstanceLikelihood> fast, int stride) {
        double greatest = 0;
        for (int i = 0; i < plain.size(); i++) {
            List<ChoiceLikelihood> a = plain.get(i).choices();
            List<ChoiceLikelihood> b = fast.get(i * stride).choices();
            for (int c = 0; c < a.size(); c++) {
                greatest = Math.max(
                        greatest, Math.abs(a.get(c).logLikelihood() - b.get(c).logLikelihood()));
            }
        }
        return greatest;
    }
}
