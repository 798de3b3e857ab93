package io.datadecide.decide;

import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.rank.DecisionAccuracy;
import io.datadecide.decide.rank.RankedCorpus;
import io.datadecide.decide.rank.Scores;
import io.datadecide.decide.signal.SeedNoise;
import java.util.List;

/** Turns evidence into a decision. The same evidence and question give the same decision to the last bit. */
public final class DecisionMaker {

    private DecisionMaker() {}

    /**
     * @throws io.datadecide.decide.evidence.QuestionException if the evidence has nothing that the question asks for
     */
    public static Decision decide(Evidence evidence, Question asked) {
        ResolvedQuestion question = ResolvedQuestion.of(asked, evidence);
        ScoreBook book = new ScoreBook(evidence, question);
        Scores ranked = rankedScores(book, question);
        RankingStep rankingStep = new RankingStep(question, ranked, SeedNoise.of(ranked), "seeds");
        List<RankedCorpus> ranking = rankingStep.ranking();
        List<DecisionAccuracy> accuracy = new AccuracyStep(book, question).all();
        return new Decision(
                new Target(
                        asked.targetSize(),
                        question.metric(),
                        question.task(),
                        book.target().seeds()),
                rankingStep.recommendation(ranking),
                ranking,
                accuracy,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                evidence.warnings());
    }

    /** The target where the evidence has at least two corpora there, otherwise the largest size that has. */
    private static Scores rankedScores(ScoreBook book, ResolvedQuestion question) {
        Scores target = book.target();
        if (comparable(target)) {
            return target;
        }
        return book.sizes().reversed().stream()
                .map(size -> book.scores(size, question.task(), question.metric()))
                .filter(DecisionMaker::comparable)
                .findFirst()
                .orElse(target);
    }

    private static boolean comparable(Scores scores) {
        return java.util.Arrays.stream(scores.seedMean())
                        .filter(Double::isFinite)
                        .count()
                > 1;
    }
}
