package io.datadecide.decide.signal;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How often each corpus comes out best, and above each other one, when seeds (and instances within them) are drawn again with
 * replacement. Reproducible: the draws follow from the seed alone, whatever the number of threads.
 */
public final class Bootstrap {

    /** Up to so many corpora every pair is counted; of more, only the pairs of the first one. */
    public static final int MOST_IN_PAIRS = 100;

    private static final int CHUNKS = 50;

    private Bootstrap() {}

    /**
     * @param corpora how many values a draw fills in
     * @param replicates how many draws, rounded up to a multiple of fifty
     */
    public static Resampled run(Draw draw, int corpora, int replicates, long seed) {
        int each = (replicates + CHUNKS - 1) / CHUNKS;
        SplittableRandom root = new SplittableRandom(seed);
        SplittableRandom[] randoms =
                IntStream.range(0, CHUNKS).mapToObj(chunk -> root.split()).toArray(SplittableRandom[]::new);
        Tally[] tallies = Arrays.stream(randoms)
                .parallel()
                .map(random -> tally(draw, corpora, each, random))
                .toArray(Tally[]::new);
        Tally all = new Tally(corpora);
        for (Tally tally : tallies) {
            all.add(tally);
        }
        return all.over((double) each * CHUNKS);
    }

    private static Tally tally(Draw draw, int corpora, int replicates, SplittableRandom random) {
        Tally tally = new Tally(corpora);
        double[] means = new double[corpora];
        for (int i = 0; i < replicates; i++) {
            draw.fill(means, random);
            tally.count(means);
        }
        return tally;
    }

    /** Draws once: a mean for every corpus, higher is better. Called from many threads. */
    @FunctionalInterface
    public interface Draw {
        void fill(double[] means, SplittableRandom random);
    }

    /**
     * Shares of the draws.
     *
     * @param probabilityBest by corpus; those that tie share
     * @param above by corpus and by corpus of a higher number: the first above the second; a tie counts half
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Resampled(double[] probabilityBest, double[][] above) {

        /** Share of the draws in which one corpus is above another of a higher number; a tie counts half. */
        public double probabilityAbove(int corpus, int other) {
            return above[corpus][other];
        }
    }

    private static final class Tally {
        private final double[] best;
        private final double[][] above;

        Tally(int corpora) {
            best = new double[corpora];
            above = new double[corpora <= MOST_IN_PAIRS ? corpora : 1][corpora];
        }

        void count(double[] means) {
            double top = Double.NEGATIVE_INFINITY;
            int ties = 0;
            for (double mean : means) {
                ties = mean > top ? 1 : mean == top ? ties + 1 : ties;
                top = Math.max(top, mean);
            }
            for (int a = 0; a < means.length; a++) {
                best[a] += means[a] == top ? 1.0 / ties : 0;
            }
            for (int a = 0; a < above.length; a++) {
                for (int b = a + 1; b < means.length; b++) {
                    above[a][b] += means[a] > means[b] ? 1 : means[a] == means[b] ? 0.5 : 0;
                }
            }
        }

        void add(Tally other) {
            addTo(best, other.best);
            for (int a = 0; a < above.length; a++) {
                addTo(above[a], other.above[a]);
            }
        }

        Resampled over(double draws) {
            divide(best, draws);
            for (double[] row : above) {
                divide(row, draws);
            }
            return new Resampled(best, above);
        }

        private static void addTo(double[] sums, double[] terms) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += terms[i];
            }
        }

        private static void divide(double[] sums, double by) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] /= by;
            }
        }
    }
}
