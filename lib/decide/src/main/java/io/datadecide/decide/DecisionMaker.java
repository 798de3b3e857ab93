package io.datadecide.decide;

import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.Warning;
import io.datadecide.decide.rank.DecisionAccuracy;
import io.datadecide.decide.rank.RankedCorpus;
import io.datadecide.decide.rank.Scores;
import io.datadecide.decide.scaling.Extrapolations;
import io.datadecide.decide.signal.CheckpointNoise;
import io.datadecide.decide.signal.SeedNoise;
import io.datadecide.decide.signal.SignalToNoise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Turns evidence into a decision. The same evidence and question give the same decision to the last bit. */
public final class DecisionMaker {

    private DecisionMaker() {}

    /**
     * @throws io.datadecide.decide.evidence.QuestionException if the evidence has nothing that the question asks for
     */
    public static Decision decide(Evidence evidence, Question asked) {
        ResolvedQuestion question = ResolvedQuestion.of(asked, evidence);
        ScoreBook book = new ScoreBook(evidence, question);
        List<Warning> warnings = new ArrayList<>(evidence.warnings());
        warnings.addAll(new FindingsStep(evidence, book, question).find());

        RankingStep rankingStep = rankingStep(evidence, book, question);
        List<RankedCorpus> ranking = rankingStep.ranking();

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
        Decision decision = new Decision(
                new Target(
                        asked.targetSize(),
                        question.metric(),
                        question.task(),
                        book.target().seeds()),
                rankingStep.recommendation(ranking),
                ranking,
                accuracies,
                extrapolations.predictions(),
                extrapolations.accuracy(),
                signals,
                frontierStep.frontier(accuracies),
                signalStep.calibration(),
                frontierStep.advice(finals, signals),
                warnings);
        return decision.withWarnings(frontierStep.warnings());
    }

    /** Where there is one seed a corpus, the noise of the last checkpoints stands in for that of seeds. */
    private static RankingStep rankingStep(Evidence evidence, ScoreBook book, ResolvedQuestion question) {
        Scores ranked = book.rankable(question.task(), question.metric());
        SeedNoise seeds = SeedNoise.of(ranked);
        if (seeds.isKnown()) {
            return new RankingStep(question, ranked, seeds, "seeds");
        }
        CheckpointNoise checkpoints =
                CheckpointNoise.of(evidence, book.sharedSteps(ranked.size()), question.targetParts());
        SeedNoise standIn = new SeedNoise(checkpoints.standardDeviation(), checkpoints.degreesOfFreedom());
        return new RankingStep(question, ranked, standIn, checkpoints.isKnown() ? "checkpoints" : "none");
    }
}
