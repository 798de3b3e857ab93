package io.datadecide.decide.rank;

import io.datadecide.decide.evidence.Checkpoint;
import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.Measure;
import io.datadecide.decide.evidence.Run;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What every run of one size scored on one task and metric at one step.
 *
 * @param step the step; −1 when the runs share none
 * @param flops compute of one run at that step, the most over runs; 0 when not known
 * @param corpora sorted
 * @param seeds sorted
 * @param values by corpus and seed; NaN where a run or its value is missing
 */
@SuppressWarnings("ArrayRecordComponent")
public record Scores(
        String size,
        long step,
        long tokens,
        double flops,
        List<String> corpora,
        List<String> seeds,
        double[][] values) {

    /**
     * Scores at the last step that all runs of the size share and at which all have the value; failing that, at the shared
     * step at which most have it.
     *
     * @param parts what to average; a run that lacks one of them counts as missing
     */
    public static Scores atLastSharedStep(Evidence evidence, SharedSteps shared, List<Measure> parts) {
        List<Run> runs = shared.runs();
        int bestCount = 0;
        Scores best = none(shared.size());
        for (int i = shared.steps().length - 1; i >= 0 && bestCount < runs.size(); i--) {
            Scores candidate = atStep(evidence, shared, shared.steps()[i], parts);
            int count = candidate.finiteCount();
            if (count > bestCount) {
                bestCount = count;
                best = candidate;
            }
        }
        return best;
    }

    /** Scores at one shared step. */
    public static Scores atStep(Evidence evidence, SharedSteps shared, long step, List<Measure> parts) {
        double[][] values = new double[shared.corpora().size()][shared.seeds().size()];
        for (double[] row : values) {
            Arrays.fill(row, Double.NaN);
        }
        long tokens = 0;
        double flops = 0;
        for (int r = 0; r < shared.runs().size(); r++) {
            int checkpoint = shared.checkpoint(r, step);
            Checkpoint at = evidence.checkpoint(checkpoint);
            tokens = Math.max(tokens, at.tokens());
            flops = Math.max(flops, at.flops());
            values[shared.corpusOf(r)][shared.seedOf(r)] = mean(evidence, checkpoint, parts);
        }
        return new Scores(shared.size(), step, tokens, flops, shared.corpora(), shared.seeds(), values);
    }

    private static Scores none(String size) {
        return new Scores(size, -1, 0, 0, List.of(), List.of(), new double[0][0]);
    }

    /** Mean of the parts at one checkpoint; NaN when one of them is missing or not finite. */
    public static double mean(Evidence evidence, int checkpoint, List<Measure> parts) {
        double sum = 0;
        for (Measure part : parts) {
            sum += evidence.value(checkpoint, part);
        }
        return parts.isEmpty() || Double.isInfinite(sum) ? Double.NaN : sum / parts.size();
    }

    /** The same scores with every value multiplied; by −1, lower-is-better becomes higher-is-better. */
    public Scores times(double factor) {
        double[][] scaled = Arrays.stream(values)
                .map(row -> Arrays.stream(row).map(v -> v * factor).toArray())
                .toArray(double[][]::new);
        return new Scores(size, step, tokens, flops, corpora, seeds, scaled);
    }

    /** The scores of one seed; empty when there is no such seed. */
    public Scores onlySeed(String seed) {
        int at = seeds.indexOf(seed);
        double[][] column = Arrays.stream(values)
                .map(row -> new double[] {at < 0 ? Double.NaN : row[at]})
                .toArray(double[][]::new);
        return new Scores(size, step, tokens, flops, corpora, List.of(seed), column);
    }

    /** Values of the corpora in another order: NaN for a corpus that is not here. */
    public static double[] aligned(double[] values, List<String> from, List<String> to) {
        double[] aligned = new double[to.size()];
        for (int i = 0; i < aligned.length; i++) {
            int at = Collections.binarySearch(from, to.get(i));
            aligned[i] = at < 0 ? Double.NaN : values[at];
        }
        return aligned;
    }

    /** Mean over the seeds that have a value, by corpus; NaN where none has. */
    public double[] seedMean() {
        return Arrays.stream(values)
                .mapToDouble(row ->
                        Arrays.stream(row).filter(Double::isFinite).average().orElse(Double.NaN))
                .toArray();
    }

    /** Values of one seed, by corpus. */
    public double[] ofSeed(int seed) {
        return Arrays.stream(values).mapToDouble(row -> row[seed]).toArray();
    }

    public boolean isEmpty() {
        return finiteCount() == 0;
    }

    /** Whether at least two corpora have a value. */
    public boolean comparable() {
        return Arrays.stream(seedMean()).filter(Double::isFinite).count() > 1;
    }

    private int finiteCount() {
        int count = 0;
        for (double[] row : values) {
            for (double value : row) {
                count += Double.isFinite(value) ? 1 : 0;
            }
        }
        return count;
    }
}
