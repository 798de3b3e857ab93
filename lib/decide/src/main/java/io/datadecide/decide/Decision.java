package io.datadecide.decide;

import io.datadecide.decide.evidence.Warning;
import io.datadecide.decide.frontier.Advice;
import io.datadecide.decide.frontier.FrontierPoint;
import io.datadecide.decide.rank.DecisionAccuracy;
import io.datadecide.decide.rank.RankedCorpus;
import io.datadecide.decide.scaling.Extrapolation;
import io.datadecide.decide.scaling.ExtrapolationAccuracy;
import io.datadecide.decide.signal.Calibration;
import io.datadecide.decide.signal.SignalToNoise;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answer and all that it rests on; {@code decision.json} is this record.
 *
 * @param ranking best first
 * @param comparisons every pair of corpora, in the order of the ranking; of more than a hundred corpora, the best one's pairs
 * @param decisionAccuracy how well each size, task and metric orders the corpora as the target does; empty without a
 *     target in the evidence
 * @param calibration of the pairs that small sizes claimed to tell apart, how many the target confirms
 * @param withoutMarked the answer without instances that stand in a corpus; null where none were looked for
 */
@RecordBuilder
public record Decision(
        Target target,
        Recommendation recommendation,
        List<RankedCorpus> ranking,
        List<Comparison> comparisons,
        List<DecisionAccuracy> decisionAccuracy,
        List<Extrapolation> extrapolation,
        List<ExtrapolationAccuracy> extrapolationAccuracy,
        List<SignalToNoise> signalToNoise,
        List<FrontierPoint> frontier,
        List<Calibration> calibration,
        List<Advice> advice,
        @Nullable CleanSubset withoutMarked,
        List<Warning> warnings) {

    public Decision {
        ranking = List.copyOf(ranking);
        comparisons = List.copyOf(comparisons);
        decisionAccuracy = List.copyOf(decisionAccuracy);
        extrapolation = List.copyOf(extrapolation);
        extrapolationAccuracy = List.copyOf(extrapolationAccuracy);
        signalToNoise = List.copyOf(signalToNoise);
        frontier = List.copyOf(frontier);
        calibration = List.copyOf(calibration);
        advice = List.copyOf(advice);
        warnings = List.copyOf(warnings);
    }

    /** The same decision with more warnings at the end. */
    public Decision withWarnings(List<Warning> more) {
        return DecisionBuilder.builder()
                .target(target)
                .recommendation(recommendation)
                .ranking(ranking)
                .comparisons(comparisons)
                .decisionAccuracy(decisionAccuracy)
                .extrapolation(extrapolation)
                .extrapolationAccuracy(extrapolationAccuracy)
                .signalToNoise(signalToNoise)
                .frontier(frontier)
                .calibration(calibration)
                .advice(advice)
                .withoutMarked(withoutMarked)
                .warnings(Stream.concat(warnings.stream(), more.stream()).toList())
                .build();
    }

    /** The same decision with the answer that leaves marked instances out. */
    public Decision withWithoutMarked(CleanSubset without) {
        return DecisionBuilder.builder(this).withoutMarked(without).build();
    }
}
