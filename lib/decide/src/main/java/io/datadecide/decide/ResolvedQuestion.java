package io.datadecide.decide;

import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.Measure;
import io.datadecide.decide.evidence.MetricDirections;
import io.datadecide.decide.evidence.OneLine;
import io.datadecide.decide.evidence.QuestionException;
import io.datadecide.decide.evidence.Run;
import io.datadecide.decide.rank.TaskSet;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A question with what was left out filled in from the evidence. */
record ResolvedQuestion(Question question, String metric, String task, TaskSet tasks, MetricDirections directions) {

    private static final String PRIMARY = "primary_metric";
    private static final int MOST_CORPORA = 1_000;

    static ResolvedQuestion of(Question question, Evidence evidence) {
        if (evidence.measures().isEmpty()) {
            throw new QuestionException("the evidence has no rows; nothing can be decided");
        }
        int corpora = evidence.corpora().size();
        if (corpora > MOST_CORPORA) {
            throw new QuestionException("the evidence has " + corpora + " corpora; a decision compares at most "
                    + MOST_CORPORA + ", filter it first");
        }
        requireTargetSeed(question, evidence);
        String metric = metric(question, evidence);
        TaskSet tasks = TaskSet.of(evidence, metric);
        return new ResolvedQuestion(
                question,
                metric,
                task(question, tasks, metric),
                tasks,
                MetricDirections.withLowerIsBetter(question.lowerIsBetter()));
    }

    /** 1 when higher is better for the metric, −1 when lower is. */
    double sign(String anyMetric) {
        return directions.sign(anyMetric);
    }

    List<Measure> targetParts() {
        return tasks.parts(task, metric);
    }

    private static void requireTargetSeed(Question question, Evidence evidence) {
        String seed = question.targetSeed();
        TreeSet<String> seeds = evidence.runs(question.targetSize()).stream()
                .map(Run::seed)
                .collect(Collectors.toCollection(TreeSet::new));
        if (seed != null && !seeds.contains(seed)) {
            throw new QuestionException("no run of " + OneLine.quote(question.targetSize()) + " has the seed "
                    + OneLine.quote(seed) + "; there are " + list(seeds) + ", and mean for the mean over them");
        }
    }

    private static String metric(Question question, Evidence evidence) {
        TreeSet<String> metrics =
                evidence.measures().stream().map(Measure::metric).collect(Collectors.toCollection(TreeSet::new));
        String asked = question.targetMetric();
        if (asked != null) {
            if (!metrics.contains(asked)) {
                throw new QuestionException(
                        "no row has the metric " + OneLine.quote(asked) + "; there are " + list(metrics));
            }
            return asked;
        }
        if (metrics.size() == 1) {
            return metrics.first();
        }
        if (metrics.contains(PRIMARY)) {
            return PRIMARY;
        }
        throw new QuestionException(
                "the evidence has several metrics; choose one with --target-metric: " + list(metrics));
    }

    private static String task(Question question, TaskSet tasks, String metric) {
        List<String> usable = tasks.tasks().stream()
                .filter(t -> !tasks.parts(t, metric).isEmpty())
                .toList();
        String asked = question.task();
        if (asked != null) {
            if (!usable.contains(asked)) {
                throw new QuestionException("no row has the task " + OneLine.quote(asked) + " with metric "
                        + OneLine.quote(metric) + "; there are " + list(usable));
            }
            return asked;
        }
        if (usable.contains(TaskSet.MACRO)) {
            return TaskSet.MACRO;
        }
        List<String> averages = usable.stream().filter(TaskSet::isAverage).toList();
        if (usable.size() == 1 || averages.size() != 1) {
            return usable.getFirst();
        }
        return averages.getFirst();
    }

    private static String list(Collection<String> names) {
        String shown = names.stream().limit(20).map(OneLine::quote).collect(Collectors.joining(", "));
        return names.size() > 20 ? shown + ", … (" + names.size() + ")" : shown;
    }
}
