package io.datadecide.decide;

import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.FlaggedMetrics;
import io.datadecide.decide.evidence.Instances;
import io.datadecide.decide.evidence.QuestionException;
import io.datadecide.decide.evidence.Warning;
import io.datadecide.decide.rank.DecisionAccuracy;
import io.datadecide.decide.rank.Scores;
import io.datadecide.decide.scaling.Extrapolations;
import io.datadecide.decide.signal.CheckpointNoise;
import io.datadecide.decide.signal.SeedNoise;
import io.datadecide.decide.signal.SignalToNoise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns evidence into a decision. The same evidence and question give the same decision to the last bit. */
public final class DecisionMaker {

    private DecisionMaker() {}

    /**
     * @throws io.datadecide.decide.evidence.QuestionException if the evidence has nothing that the question asks for
     */
    public static Decision decide(Evidence evidence, Question asked) {
        return decide(evidence, null, asked);
    }

    /**
     * @param instances values of single instances to resample; null resamples seeds alone
     * @throws io.datadecide.decide.evidence.QuestionException if the evidence has nothing that the question asks for
     */
    public static Decision decide(Evidence evidence, @Nullable Instances instances, Question asked) {
        FlaggedMetrics marked = FlaggedMetrics.of(evidence);
        Decision decision = decideAll(marked.all(), instances, asked);
        Evidence clean = marked.clean();
        if (clean == null) {
            return decision;
        }
        try {
            return decision.withWithoutMarked(CleanSubset.of(decision, marked, clean, asked));
        } catch (QuestionException e) {
            return decision.withWarnings(
                    List.of(new Warning("without-marked", "the clean subset cannot be decided: " + e.getMessage())));
        }
    }

    /** Decides on evidence as it is, whatever was left out of it. */
    static Decision decideAll(Evidence evidence, @Nullable Instances instances, Question asked) {
        ResolvedQuestion question = ResolvedQuestion.of(asked, evidence);
        ScoreBook book = new ScoreBook(evidence, question);
        List<Warning> warnings = new ArrayList<>(evidence.warnings());
        warnings.addAll(new FindingsStep(evidence, book, question).find());

        Scores ranked = book.rankable(question.task(), question.metric());
        BootstrapStep bootstrap = new BootstrapStep(question, ranked, instances);
        RankingStep rankingStep = rankingStep(evidence, book, question, ranked);
        Ranking ranking = rankingStep.rank(bootstrap);
        warnings.addAll(bootstrap.warnings());

        AccuracyStep accuracyStep = new AccuracyStep(book, question);
        List<DecisionAccuracy> finals = accuracyStep.all();
        List<DecisionAccuracy> accuracies = Stream.concat(finals.stream(), accuracyStep.alongTraining())
                .distinct()
                .toList();

        SignalStep signalStep = new SignalStep(evidence, book, question);
        List<SignalToNoise> signals = signalStep.signalToNoise();

        ScalingStep scalingStep = new ScalingStep(evidence, book, question);
        Extrapolations extrapolations =
                asked.extrapolate() ? scalingStep.extrapolate() : new Extrapolations(List.of(), List.of());
        warnings.addAll(scalingStep.warnings());

        FrontierStep frontierStep = new FrontierStep(book, question);
        Decision decision = DecisionBuilder.builder()
                .target(new Target(
                        asked.targetSize(),
                        question.metric(),
                        question.task(),
                        book.scores(asked.targetSize(), question.task(), question.metric())
                                .seeds(),
                        asked.targetSeed(),
                        asked.targetTies()))
                .recommendation(ranking.recommendation())
                .ranking(ranking.corpora())
                .comparisons(ranking.comparisons())
                .decisionAccuracy(accuracies)
                .extrapolation(extrapolations.predictions())
                .extrapolationAccuracy(extrapolations.accuracy())
                .signalToNoise(signals)
                .frontier(frontierStep.frontier(accuracies))
                .calibration(signalStep.calibration())
                .advice(frontierStep.advice(finals, signals))
                .withoutMarked(null)
                .warnings(warnings)
                .build();
        return decision.withWarnings(frontierStep.warnings());
    }

    /** With one seed per corpus, the noise of the last checkpoints replaces that of seeds. */
    private static RankingStep rankingStep(
            Evidence evidence, ScoreBook book, ResolvedQuestion question, Scores ranked) {
        String next = nextSize(evidence, ranked.size(), question.question().targetSize());
        SeedNoise seeds = SeedNoise.of(ranked);
        if (seeds.isKnown()) {
            return new RankingStep(question, ranked, seeds, "seeds", next);
        }
        CheckpointNoise checkpoints =
                CheckpointNoise.of(evidence, book.sharedSteps(ranked.size()), question.targetParts());
        SeedNoise standIn = new SeedNoise(checkpoints.standardDeviation(), checkpoints.degreesOfFreedom());
        return new RankingStep(question, ranked, standIn, checkpoints.isKnown() ? "checkpoints" : "none", next);
    }

    /** The next larger size of the evidence, up to the target; null at the target. */
    private static @Nullable String nextSize(Evidence evidence, String ranked, String target) {
        if (ranked.equals(target)) {
            return null;
        }
        long params = evidence.params(ranked);
        long most = evidence.params(target);
        return evidence.sizes().stream()
                .filter(size -> evidence.params(size) > params && (most == 0 || evidence.params(size) <= most))
                .findFirst()
                .orElse(target);
    }
}
