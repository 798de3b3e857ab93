package io.datadecide.decide.rank;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Puts values in order without trusting their last float digit. */
public final class Ranks {

    /** Values whose relative difference is below this tie: sums in another order differ by about 1e-15. */
    static final double TIE = 1e-12;

    private static final int FEW = 64;

    private Ranks() {}

    /** Rank of each value among the different ones, ascending from 0; ties share a rank. Values must be finite. */
    public static int[] dense(double[] values) {
        int[] order = ascending(values);
        int[] ranks = new int[values.length];
        for (int i = 1; i < order.length; i++) {
            double below = values[order[i - 1]];
            double here = values[order[i]];
            boolean tie = here - below <= TIE * Math.max(Math.abs(here), Math.abs(below));
            ranks[order[i]] = ranks[order[i - 1]] + (tie ? 0 : 1);
        }
        return ranks;
    }

    /** Average rank of each value from 1, ties sharing the mean of their places, as Spearman's correlation wants it. */
    public static double[] average(double[] values) {
        int[] dense = dense(values);
        int[] order = ascending(values);
        double[] ranks = new double[values.length];
        for (int start = 0; start < order.length; ) {
            int end = start;
            while (end < order.length && dense[order[end]] == dense[order[start]]) {
                end++;
            }
            for (int i = start; i < end; i++) {
                ranks[order[i]] = (start + 1 + end) / 2.0;
            }
            start = end;
        }
        return ranks;
    }

    /**
     * Positions of the values from the highest to the lowest; ties by ascending {@code tieBreaker}, so that a prediction
     * that ties gets no credit for luck and names play no part.
     */
    static int[] descending(double[] values, double[] tieBreaker) {
        int[] ranks = dense(values);
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -ranks[i]).thenComparingDouble(i -> tieBreaker[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** 1, 0 or −1 as the first value is above, level with or below the second. */
    public static int compare(double first, double second) {
        boolean tie = Math.abs(first - second) <= TIE * Math.max(Math.abs(first), Math.abs(second));
        return tie ? 0 : Double.compare(first, second);
    }

    private static int[] ascending(double[] values) {
        return values.length <= FEW
                ? inserted(values)
                : IntStream.range(0, values.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> values[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    /** Insertion sort, without boxes: a decision sorts tens of thousands of arrays of some twenty-five corpora. */
    private static int[] inserted(double[] values) {
        int[] order = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            int at = i;
            while (at > 0 && Double.compare(values[order[at - 1]], values[i]) > 0) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = i;
        }
        return order;
    }
}
