package io.datadecide.decide.report;

import io.datadecide.decide.Decision;
import io.datadecide.decide.WithoutMarked;
import io.datadecide.decide.evidence.Warning;
import io.datadecide.decide.frontier.Advice;
import io.datadecide.decide.rank.DecisionAccuracy;
import io.datadecide.decide.rank.RankedCorpus;
import io.datadecide.decide.scaling.ExtrapolationAccuracy;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The decision as one screen of text: at most about forty lines of a hundred columns. */
public final class TextSummary {

    private static final int CORPORA = 10;
    private static final int SIZES = 14;
    private static final int LINES = 5;
    private static final int NAME = 36;

    private TextSummary() {}

    public static String render(Decision decision) {
        StringBuilder out = new StringBuilder();
        line(out, "%s", decision.recommendation().explanation());
        line(out, "");
        ranking(decision, out);
        accuracy(decision, out);
        extrapolation(decision, out);
        WithoutMarked without = decision.withoutMarked();
        if (without != null) {
            some(out, "Contamination", List.of(without.explanation()));
        }
        List<String> advice = decision.advice().stream()
                .filter(a ->
                        !a.kind().equals("cheapest") || decision.target().task().equals(a.task()))
                .map(Advice::message)
                .toList();
        some(out, "Advice", advice);
        some(out, "Warnings", decision.warnings().stream().map(Warning::message).toList());
        return out.toString();
    }

    private static void ranking(Decision decision, StringBuilder out) {
        line(
                out,
                "%-36s %12s %12s %8s %9s",
                decision.target().task() + ", " + decision.recommendation().rankedSize(),
                shorten(decision.target().metric(), 12),
                "± s.e.",
                "P(best)",
                "bootstrap");
        for (RankedCorpus corpus : decision.ranking().stream().limit(CORPORA).toList()) {
            Double error = corpus.standardError();
            Double best = corpus.probabilityBest();
            Double resampled = corpus.bootstrapProbabilityBest();
            line(
                    out,
                    "%-36s %12.5g %12s %8s %9s",
                    shorten(corpus.corpus(), NAME),
                    corpus.value(),
                    error == null ? "–" : String.format(Locale.ROOT, "%.2g", error),
                    best == null ? "–" : String.format(Locale.ROOT, "%.3f", best),
                    resampled == null ? "–" : String.format(Locale.ROOT, "%.3f", resampled));
        }
        int more = decision.ranking().size() - CORPORA;
        if (more > 0) {
            line(out, "… %d more", more);
        }
    }

    private static void accuracy(Decision decision, StringBuilder out) {
        List<DecisionAccuracy> proxies = decision.decisionAccuracy().stream()
                .filter(a -> a.targetTask().equals(decision.target().task())
                        && !a.size().equals(decision.target().size()))
                .toList();
        List<DecisionAccuracy> own = proxies.stream()
                .filter(a -> a.metric().equals(decision.target().metric())
                        && a.task().equals(decision.target().task()))
                .toList();
        List<DecisionAccuracy> rows = own.isEmpty() ? bestOfEachSize(proxies) : own;
        List<DecisionAccuracy> last = rows.stream()
                .filter(a -> rows.stream().noneMatch(b -> b.size().equals(a.size()) && b.step() > a.step()))
                .limit(SIZES)
                .toList();
        if (last.isEmpty()) {
            return;
        }
        line(out, "");
        line(
                out,
                "%-16s %14s %16s %14s%s",
                "decided at",
                "share of FLOPs",
                "pairs right/seed",
                "by seed mean",
                own.isEmpty() ? "  by" : "");
        for (DecisionAccuracy a : last) {
            Double fraction = a.fractionOfTargetFlops();
            line(
                    out,
                    "%-16s %14s %15.1f%% %13.1f%%%s",
                    shorten(a.size(), 16),
                    fraction == null ? "–" : String.format(Locale.ROOT, "%.3g%%", 100 * fraction),
                    100 * a.mean(),
                    100 * a.seedMean().accuracy(),
                    own.isEmpty() ? "  " + shorten(a.metric(), NAME) : "");
        }
    }

    /** Where no smaller size has the target's metric, what orders it best stands in. */
    private static List<DecisionAccuracy> bestOfEachSize(List<DecisionAccuracy> proxies) {
        Map<String, DecisionAccuracy> best = new LinkedHashMap<>();
        proxies.forEach(a -> best.merge(a.size(), a, (x, y) -> y.mean() > x.mean() ? y : x));
        return List.copyOf(best.values());
    }

    private static void extrapolation(Decision decision, StringBuilder out) {
        decision.extrapolationAccuracy().stream()
                .filter(e -> e.task().equals(decision.target().task()) && e.accuracy() != null)
                .max(Comparator.comparingDouble(TextSummary::accuracyOf))
                .ifPresent(e -> line(
                        out,
                        "Best scaling law: %s orders %.1f%% of pairs (%d fits failed).",
                        e.method(),
                        100 * accuracyOf(e),
                        e.failed()));
    }

    private static double accuracyOf(ExtrapolationAccuracy row) {
        Double accuracy = row.accuracy();
        return accuracy == null ? 0 : accuracy;
    }

    private static void some(StringBuilder out, String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        line(out, "");
        line(out, "%s:", title);
        lines.stream().limit(LINES).forEach(l -> line(out, "  %s", shorten(l, 200)));
        if (lines.size() > LINES) {
            line(out, "  … %d more in decision.json", lines.size() - LINES);
        }
    }

    private static String shorten(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
