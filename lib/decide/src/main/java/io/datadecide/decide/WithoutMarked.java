package io.datadecide.decide;

import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.MarkedMetrics;
import io.datadecide.decide.rank.RankedCorpus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The decision once more, without the instances of tasks that stand in a corpus.
 *
 * @param markedShare share of each task's instances that is left out
 * @param recommendation the corpus to use by the remaining instances
 * @param ranking best first, by the remaining instances
 * @param sameLeader whether the same corpus leads
 * @param sameOrder whether all corpora are in the same order
 * @param explanation what that means, as a sentence
 */
public record WithoutMarked(
        Map<String, Double> markedShare,
        Recommendation recommendation,
        List<RankedCorpus> ranking,
        boolean sameLeader,
        boolean sameOrder,
        String explanation) {

    public WithoutMarked {
        markedShare = new TreeMap<>(markedShare);
        ranking = List.copyOf(ranking);
    }

    /** Holds the decision on all instances against the one on {@code unmarked} evidence. */
    static WithoutMarked of(Decision all, MarkedMetrics marked, Evidence unmarked, Question asked) {
        Decision without = DecisionMaker.decideAll(unmarked, null, asked.withExtrapolation(false, false));
        boolean sameLeader = Objects.equals(
                all.recommendation().corpus(), without.recommendation().corpus());
        boolean sameOrder = names(all.ranking()).equals(names(without.ranking()));
        double most = marked.shareByTask().values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        String explanation = String.format(
                Locale.ROOT,
                "Without the instances that stand in a corpus (at most %.1f%% of a task) %s %s: %s",
                100 * most,
                without.recommendation().corpus(),
                sameOrder
                        ? "leads as well, and the order is the same"
                        : sameLeader ? "leads as well, but the order is another" : "leads instead",
                without.recommendation().explanation());
        return new WithoutMarked(
                marked.shareByTask(), without.recommendation(), without.ranking(), sameLeader, sameOrder, explanation);
    }

    private static List<String> names(List<RankedCorpus> ranking) {
        return ranking.stream().map(RankedCorpus::corpus).toList();
    }
}
