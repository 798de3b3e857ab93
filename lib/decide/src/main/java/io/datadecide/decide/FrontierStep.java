package io.datadecide.decide;

import io.datadecide.decide.evidence.Warning;
import io.datadecide.decide.frontier.Advice;
import io.datadecide.decide.frontier.AdviceBuilder;
import io.datadecide.decide.frontier.CapabilityGroups;
import io.datadecide.decide.frontier.FrontierPoint;
import io.datadecide.decide.rank.DecisionAccuracy;
import io.datadecide.decide.rank.Scores;
import io.datadecide.decide.rank.TaskSet;
import io.datadecide.decide.signal.SignalToNoise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What accuracy each share of compute buys, and what follows for the next experiment. */
final class FrontierStep {

    private static final double MIN_RATIO = 2;

    private final ScoreBook book;
    private final ResolvedQuestion question;
    private final List<Warning> warnings = new ArrayList<>();

    FrontierStep(ScoreBook book, ResolvedQuestion question) {
        this.book = book;
        this.question = question;
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    /** Points for the question's task that no cheaper or equally cheap one reaches, cheapest first. */
    List<FrontierPoint> frontier(List<DecisionAccuracy> accuracies) {
        List<FrontierPoint> frontier = new ArrayList<>();
        double best = 0;
        for (FrontierPoint point : candidates(accuracies, question.task())) {
            if (point.accuracy() > best) {
                best = point.accuracy();
                frontier.add(point);
            }
        }
        return frontier;
    }

    List<Advice> advice(List<DecisionAccuracy> accuracies, List<SignalToNoise> signals) {
        List<Advice> advice = new ArrayList<>();
        for (String task : question.tasks().tasks()) {
            cheapest(task, accuracies, advice);
        }
        advice.addAll(silentTasks(signals));
        question.question().groups().forEach((group, tasks) -> bestForGroup(group, tasks, advice));
        return advice;
    }

    /** The cheapest that reaches the asked accuracy; for the question's task, failing that, the accuracy of the best one. */
    private void cheapest(String task, List<DecisionAccuracy> accuracies, List<Advice> advice) {
        double asked = question.question().accuracy();
        List<FrontierPoint> points = candidates(accuracies, task);
        points.stream()
                .filter(p -> p.accuracy() >= asked)
                .findFirst()
                .ifPresentOrElse(
                        p -> advice.add(proxy("cheapest", task, p, task + ": " + orders(p))),
                        () -> points.stream()
                                .filter(p -> task.equals(question.task()))
                                .max(Comparator.comparingDouble(FrontierPoint::accuracy))
                                .ifPresent(p -> advice.add(proxy(
                                        "none-accurate",
                                        task,
                                        p,
                                        String.format(
                                                Locale.ROOT,
                                                "%s: nothing cheaper reaches %.3g %% of pairs; best is: %s",
                                                task,
                                                100 * asked,
                                                orders(p))))));
    }

    private static Advice proxy(String kind, String task, FrontierPoint p, String message) {
        return AdviceBuilder.builder()
                .kind(kind)
                .task(task)
                .metric(p.metric())
                .size(p.size())
                .fractionOfTargetFlops(p.fractionOfTargetFlops())
                .accuracy(p.accuracy())
                .corpus(null)
                .message(message)
                .build();
    }

    private static String orders(FrontierPoint p) {
        return String.format(
                Locale.ROOT,
                "%s of %s at %s orders %.1f %% of pairs as the target does, at %.3g %% of its compute",
                p.metric(),
                p.task(),
                p.size(),
                100 * p.accuracy(),
                100 * p.fractionOfTargetFlops());
    }

    private List<FrontierPoint> candidates(List<DecisionAccuracy> accuracies, String targetTask) {
        String targetSize = question.question().targetSize();
        List<FrontierPoint> candidates = new ArrayList<>();
        for (DecisionAccuracy a : accuracies) {
            Double fraction = a.fractionOfTargetFlops();
            if (fraction != null
                    && !a.size().equals(targetSize)
                    && a.targetTask().equals(targetTask)) {
                candidates.add(new FrontierPoint(fraction, a.mean(), a.size(), a.task(), a.metric(), a.step()));
            }
        }
        candidates.sort(Comparator.comparingDouble(FrontierPoint::fractionOfTargetFlops)
                .thenComparing(
                        Comparator.comparingDouble(FrontierPoint::accuracy).reversed())
                .thenComparing(FrontierPoint::task)
                .thenComparing(FrontierPoint::metric));
        return candidates;
    }

    private static List<Advice> silentTasks(List<SignalToNoise> signals) {
        Map<String, List<SignalToNoise>> byTask = signals.stream()
                .filter(s -> s.ratio() != null && !TaskSet.isAverage(s.task()))
                .collect(Collectors.groupingBy(SignalToNoise::task, java.util.TreeMap::new, Collectors.toList()));
        List<Advice> silent = new ArrayList<>();
        byTask.forEach((task, rows) -> {
            double best = rows.stream().mapToDouble(FrontierStep::ratio).max().orElse(0);
            if (best < MIN_RATIO) {
                silent.add(AdviceBuilder.builder()
                        .kind("no-signal")
                        .task(task)
                        .metric(rows.getFirst().metric())
                        .size(null)
                        .fractionOfTargetFlops(null)
                        .accuracy(null)
                        .corpus(null)
                        .message(String.format(
                                Locale.ROOT,
                                "%s carries no signal: its corpora are never more than %.2g times the noise apart",
                                task,
                                best))
                        .build());
            }
        });
        return silent;
    }

    private static double ratio(SignalToNoise row) {
        Double ratio = row.ratio();
        return ratio == null ? 0 : ratio;
    }

    private void bestForGroup(String group, List<String> tasks, List<Advice> advice) {
        List<Scores> scores = question.tasks().tasks().stream()
                .filter(task -> tasks.stream().anyMatch(pattern -> CapabilityGroups.matches(pattern, task)))
                .filter(task -> !question.tasks().parts(task, question.metric()).isEmpty())
                .map(this::scoresForGroup)
                .filter(s -> !s.isEmpty())
                .toList();
        if (scores.isEmpty() && question.question().groups().equals(CapabilityGroups.defaults())) {
            return;
        }
        if (scores.isEmpty()) {
            warnings.add(new Warning(
                    "empty-group",
                    "no task of the group " + group + " is in the evidence: " + String.join(", ", tasks)));
            return;
        }
        String best = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (String corpus : scores.getFirst().corpora()) {
            double mean = scores.stream()
                    .mapToDouble(s -> Scores.aligned(s.seedMean(), s.corpora(), List.of(corpus))[0])
                    .average()
                    .orElse(Double.NaN);
            if (mean > highest) {
                highest = mean;
                best = corpus;
            }
        }
        if (best != null) {
            String size = scores.getFirst().size();
            advice.add(AdviceBuilder.builder()
                    .kind("best-for-group")
                    .task(group)
                    .metric(question.metric())
                    .size(size)
                    .fractionOfTargetFlops(null)
                    .accuracy(null)
                    .corpus(best)
                    .message("best for " + group + " (" + scores.size()
                            + (scores.size() == 1 ? " task at " : " tasks at ") + size + "): " + best)
                    .build());
        }
    }

    private Scores scoresForGroup(String task) {
        return book.rankable(task, question.metric());
    }
}
