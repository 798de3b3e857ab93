package io.datadecide.decide.rank;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well one size, task and metric orders the pairs of corpora as the target does, by both seed protocols.
 *
 * @param task task that predicts
 * @param targetTask task that is predicted
 * @param step the checkpoint
 * @param flops training compute of one run up to it; 0 when not known
 * @param fractionOfTargetFlops its share of a full run of the target; null when not known
 * @param pairs pairs of corpora that both sizes have
 * @param targetTies pairs that the target does not tell apart; they are never correct, and count nothing or half in the accuracies
 * @param mean mean of the seeds' accuracies: the protocol of the paper's figures
 * @param standardDeviation of the seeds' accuracies; null with one seed
 * @param seedMean accuracy of ranking by the mean over seeds
 */
@RecordBuilder
public record DecisionAccuracy(
        String size,
        String task,
        String metric,
        String targetTask,
        long step,
        double flops,
        @Nullable Double fractionOfTargetFlops,
        long pairs,
        long targetTies,
        List<SeedAccuracy> perSeed,
        double mean,
        @Nullable Double standardDeviation,
        SeedMeanAccuracy seedMean,
        Agreement agreement) {

    public DecisionAccuracy {
        perSeed = List.copyOf(perSeed);
    }
}
