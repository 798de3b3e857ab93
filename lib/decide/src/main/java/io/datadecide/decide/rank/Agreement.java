package io.datadecide.decide.rank;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.jspecify.annotations.Nullable;

/**
 * How a predicted order of corpora and the target's agree, beyond the count of pairs; null where it is not defined (fewer
 * than two corpora, or all alike).
 *
 * @param kendallTau τ-b: (concordant − discordant) / √((pairs − predicted ties)(pairs − target ties))
 * @param weightedPearson Pearson with weight 1/rank of the target, so that the best corpora count most
 * @param ndcg normalised discounted cumulative gain; gain = target value above the lowest
 * @param recallAt1 whether the best corpus is predicted best (0 or 1); {@code recallAt3, recallAt5} the share of the best k
 *     among the predicted best k
 * @param top1Regret target value of the best corpus minus that of the predicted best, in units of the metric
 */
@RecordBuilder
public record Agreement(
        @Nullable Double kendallTau,
        @Nullable Double spearman,
        @Nullable Double pearson,
        @Nullable Double weightedPearson,
        @Nullable Double ndcg,
        @Nullable Double recallAt1,
        @Nullable Double recallAt3,
        @Nullable Double recallAt5,
        @Nullable Double top1Regret) {

    /** Agreement over the positions at which both are finite; higher is better in both. */
    public static Agreement of(double[] predicted, double[] target) {
        int[] both = IntStream.range(0, predicted.length)
                .filter(i -> Double.isFinite(predicted[i]) && Double.isFinite(target[i]))
                .toArray();
        double[] p = IntStream.of(both).mapToDouble(i -> predicted[i]).toArray();
        double[] t = IntStream.of(both).mapToDouble(i -> target[i]).toArray();
        if (p.length < 2) {
            return AgreementBuilder.builder()
                    .kendallTau(null)
                    .spearman(null)
                    .pearson(null)
                    .weightedPearson(null)
                    .ndcg(null)
                    .recallAt1(null)
                    .recallAt3(null)
                    .recallAt5(null)
                    .top1Regret(null)
                    .build();
        }
        double[] places = Ranks.average(Arrays.stream(t).map(v -> -v).toArray());
        double[] weights = Arrays.stream(places).map(place -> 1 / place).toArray();
        int[] byPrediction = Ranks.descending(p, t);
        int[] byTarget = Ranks.descending(t, p);
        return AgreementBuilder.builder()
                .kendallTau(defined(kendall(p, t)))
                .spearman(defined(pearson(Ranks.average(p), Ranks.average(t))))
                .pearson(defined(pearson(p, t)))
                .weightedPearson(defined(weightedPearson(p, t, weights)))
                .ndcg(defined(ndcg(t, byPrediction, byTarget)))
                .recallAt1(recall(byPrediction, byTarget, 1))
                .recallAt3(recall(byPrediction, byTarget, 3))
                .recallAt5(recall(byPrediction, byTarget, 5))
                .top1Regret(defined(t[byTarget[0]] - t[byPrediction[0]]))
                .build();
    }

    private static double kendall(double[] p, double[] t) {
        PairCount count = PairCount.of(p, t);
        int[] pRanks = Ranks.dense(p);
        int[] tRanks = Ranks.dense(t);
        long tiedInBoth = IntStream.range(0, p.length)
                .mapToLong(i -> IntStream.range(0, i)
                        .filter(j -> pRanks[i] == pRanks[j] && tRanks[i] == tRanks[j])
                        .count())
                .sum();
        long untied = count.pairs() - count.predictedTies() - count.targetTies() + tiedInBoth;
        long discordant = untied - count.correct();
        return (count.correct() - discordant)
                / Math.sqrt((double) (count.pairs() - count.predictedTies()) * (count.pairs() - count.targetTies()));
    }

    private static double pearson(double[] x, double[] y) {
        return new PearsonsCorrelation().correlation(x, y);
    }

    private static double weightedPearson(double[] x, double[] y, double[] weights) {
        double total = Arrays.stream(weights).sum();
        double meanX = dot(weights, x) / total;
        double meanY = dot(weights, y) / total;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += weights[i] * (x[i] - meanX) * (x[i] - meanX);
            yy += weights[i] * (y[i] - meanY) * (y[i] - meanY);
            xy += weights[i] * (x[i] - meanX) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static double ndcg(double[] target, int[] byPrediction, int[] byTarget) {
        double lowest = target[byTarget[byTarget.length - 1]];
        double gain = 0;
        double ideal = 0;
        for (int i = 0; i < target.length; i++) {
            double discount = Math.log(i + 2.0);
            gain += (target[byPrediction[i]] - lowest) / discount;
            ideal += (target[byTarget[i]] - lowest) / discount;
        }
        return gain / ideal;
    }

    private static @Nullable Double recall(int[] byPrediction, int[] byTarget, int k) {
        if (byTarget.length < k) {
            return null;
        }
        long found = Arrays.stream(byTarget, 0, k)
                .filter(best -> Arrays.stream(byPrediction, 0, k).anyMatch(i -> i == best))
                .count();
        return (double) found / k;
    }

    private static double dot(double[] x, double[] y) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).sum();
    }

    private static @Nullable Double defined(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
