package io.datadecide.decide;

import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.FlaggedMetrics;
import io.datadecide.decide.rank.RankedCorpus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
public record CleanSubset(
        Map<String, Double> markedShare,
        Recommendation recommendation,
        List<RankedCorpus> ranking,
        boolean sameLeader,
        boolean sameOrder,
        String explanation) {

    public CleanSubset {
        markedShare = new TreeMap<>(markedShare);
        ranking = List.copyOf(ranking);
    }

    /** Holds the decision on all instances against the one on {@code unmarked} evidence. */
    static CleanSubset of(Decision all, FlaggedMetrics marked, Evidence clean, Question asked) {
        Decision without = DecisionMaker.decideAll(clean, null, asked.withExtrapolation(false, false));
        boolean sameLeader = Objects.equals(
                all.recommendation().corpus(), without.recommendation().corpus());
        boolean sameOrder = names(all.ranking()).equals(names(without.ranking()));
        double most = marked.shareByTask().values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        String explanation = String.format(
                Locale.ROOT,
                "Without the instances that stand in a corpus (at most %.1f%% of a task) %s. %s",
                100 * most,
                change(all.recommendation().corpus(), without.recommendation().corpus(), sameOrder),
                without.recommendation().explanation());
        return new CleanSubset(
                marked.shareByTask(), without.recommendation(), without.ranking(), sameLeader, sameOrder, explanation);
    }

    /** Compares the orders; the next sentence states whether they are decided. */
    private static String change(@Nullable String before, @Nullable String first, boolean sameOrder) {
        if (first == null) {
            return "nothing can be ranked";
        }
        if (sameOrder) {
            return "the order is the same";
        }
        if (first.equals(before)) {
            return first + " still comes first, but the order after it changes";
        }
        return first + " comes first" + (before == null ? "" : " instead of " + before);
    }

    private static List<String> names(List<RankedCorpus> ranking) {
        return ranking.stream().map(RankedCorpus::corpus).toList();
    }
}
