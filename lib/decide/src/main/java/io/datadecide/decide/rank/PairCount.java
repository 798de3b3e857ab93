package io.datadecide.decide.rank;

import java.util.stream.IntStream;

/**
 * How many pairs of corpora a prediction orders as the target does. A tie, predicted or in the target, is wrong: the
 * released protocol of DataDecide (arXiv 2504.11393, equation 3); ties are counted besides.
 *
 * @param pairs pairs of corpora of which both have a prediction and a target
 * @param targetTies pairs that the target does not tell apart
 */
public record PairCount(long pairs, long correct, long predictedTies, long targetTies) {

    /** Counts over the positions at which both are finite; higher is better in both. */
    public static PairCount of(double[] predicted, double[] target) {
        int[] both = IntStream.range(0, predicted.length)
                .filter(i -> Double.isFinite(predicted[i]) && Double.isFinite(target[i]))
                .toArray();
        int[] p = Ranks.dense(IntStream.of(both).mapToDouble(i -> predicted[i]).toArray());
        int[] t = Ranks.dense(IntStream.of(both).mapToDouble(i -> target[i]).toArray());
        long correct = 0;
        long predictedTies = 0;
        long targetTies = 0;
        for (int i = 0; i < both.length; i++) {
            for (int j = 0; j < i; j++) {
                int predictedOrder = Integer.signum(p[i] - p[j]);
                int targetOrder = Integer.signum(t[i] - t[j]);
                correct += predictedOrder == targetOrder && targetOrder != 0 ? 1 : 0;
                predictedTies += predictedOrder == 0 ? 1 : 0;
                targetTies += targetOrder == 0 ? 1 : 0;
            }
        }
        return new PairCount((long) both.length * (both.length - 1) / 2, correct, predictedTies, targetTies);
    }

    /** Share of pairs that are right; 0 when there are none. */
    public double accuracy() {
        return pairs == 0 ? 0 : (double) correct / pairs;
    }

    /** Share of pairs that are right when a pair that the target does not tell apart counts as half right. */
    public double accuracyWithHalfTies() {
        return pairs == 0 ? 0 : (correct + targetTies / 2.0) / pairs;
    }
}
