package io.datadecide.decide.report;

import static io.datadecide.decide.report.TextLines.shorten;

import io.datadecide.decide.CleanSubset;
import io.datadecide.decide.Decision;
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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The decision as one screen of text: forty lines of eighty columns, whatever the decision holds. */
public final class TextSummary {

    private static final int CORPORA = 6;
    private static final int SIZES = 6;
    private static final int ADVICE = 3;
    private static final int WARNINGS = 2;

    private TextSummary() {}

    public static String render(Decision decision) {
        TextLines out = new TextLines();
        out.sentence("", decision.recommendation().explanation(), 5);
        out.line("");
        ranking(decision, out);
        accuracy(decision, out);
        extrapolation(decision, out);
        CleanSubset without = decision.withoutMarked();
        if (without != null) {
            out.line("");
            out.line("Contamination:");
            out.sentence("  ", without.explanation(), 4);
        }
        out.list("Advice", advice(decision), ADVICE);
        out.list("Warnings", decision.warnings().stream().map(Warning::message).toList(), WARNINGS);
        return out.toString();
    }

    private static void ranking(Decision decision, TextLines out) {
        String title =
                decision.target().task() + ", " + decision.recommendation().rankedSize();
        String metric = shorten(decision.target().metric(), 14);
        out.line("%-36s %14s %8s %8s %9s", shorten(title, 36), metric, "± s.e.", "P(best)", "bootstrap");
        for (RankedCorpus corpus : decision.ranking().stream().limit(CORPORA).toList()) {
            out.line(
                    "%-36s %14.5g %8s %8s %9s",
                    TextLines.shortenInside(corpus.corpus(), 36),
                    corpus.value(),
                    number("%.2g", corpus.standardError()),
                    number("%.3f", corpus.probabilityBest()),
                    number("%.3f", corpus.bootstrapProbabilityBest()));
        }
        more(out, decision.ranking().size() - CORPORA, "corpora");
    }

    private static void accuracy(Decision decision, TextLines out) {
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
                .toList();
        if (last.isEmpty()) {
            return;
        }
        out.line("");
        out.line("%-12s %13s %12s %12s  %s", "decided at", "target FLOPs", "right/seed", "seed mean", "by");
        for (DecisionAccuracy a : spread(last)) {
            Double fraction = a.fractionOfTargetFlops();
            out.line(
                    "%-12s %13s %11.1f%% %11.1f%%  %s",
                    shorten(a.size(), 12),
                    fraction == null ? "–" : String.format(Locale.ROOT, "%.3g%%", 100 * fraction),
                    100 * a.mean(),
                    100 * a.seedMean().accuracy(),
                    shorten(a.metric(), 27));
        }
        more(out, last.size() - SIZES, "sizes");
    }

    /** The first, the last and evenly those between. */
    private static List<DecisionAccuracy> spread(List<DecisionAccuracy> rows) {
        return rows.size() <= SIZES
                ? rows
                : IntStream.range(0, SIZES)
                        .mapToObj(i -> rows.get(Math.round(i * (rows.size() - 1f) / (SIZES - 1))))
                        .toList();
    }

    /** Where no smaller size has the target's metric, the metric that orders it best replaces it. */
    private static List<DecisionAccuracy> bestOfEachSize(List<DecisionAccuracy> proxies) {
        Map<String, DecisionAccuracy> best = new LinkedHashMap<>();
        proxies.forEach(a -> best.merge(a.size(), a, (x, y) -> y.mean() > x.mean() ? y : x));
        return List.copyOf(best.values());
    }

    private static void extrapolation(Decision decision, TextLines out) {
        decision.extrapolationAccuracy().stream()
                .filter(e -> e.task().equals(decision.target().task()) && e.accuracy() != null)
                .max(Comparator.comparingDouble(TextSummary::accuracyOf))
                .ifPresent(e -> out.line(
                        "Best scaling law: %s orders %.1f%% of pairs (%d fits failed).",
                        e.method(), 100 * accuracyOf(e), e.failed()));
    }

    /** Of the cheapest proxies only the question's own, first. */
    private static List<String> advice(Decision decision) {
        return decision.advice().stream()
                .filter(a ->
                        !a.kind().equals("cheapest") || decision.target().task().equals(a.task()))
                .map(Advice::message)
                .toList();
    }

    private static double accuracyOf(ExtrapolationAccuracy row) {
        Double accuracy = row.accuracy();
        return accuracy == null ? 0 : accuracy;
    }

    private static String number(String format, @Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, format, value);
    }

    private static void more(TextLines out, int count, String what) {
        if (count > 0) {
            out.line("… %d more %s in decision.json", count, what);
        }
    }
}
