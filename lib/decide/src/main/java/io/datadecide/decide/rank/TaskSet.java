package io.datadecide.decide.rank;

import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.Measure;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tasks of a decision: every task of the evidence and, when there are at least two, their macro average. Tasks that
 * are averages themselves (their name says {@code macro_avg} or {@code macro_average}) are kept as they are and not
 * averaged again.
 */
public final class TaskSet {

    /** Name of the average that is computed here: the mean over tasks of the same metric. */
    public static final String MACRO = "macro_average";

    private final List<String> tasks;
    private final List<String> averaged;
    private final Set<Measure> measures;
    private final List<String> metrics;

    private TaskSet(List<String> tasks, List<String> averaged, Set<Measure> measures, List<String> metrics) {
        this.tasks = tasks;
        this.averaged = averaged;
        this.measures = measures;
        this.metrics = metrics;
    }

    /**
     * @param targetMetric the macro average covers the tasks that have this metric
     */
    public static TaskSet of(Evidence evidence, String targetMetric) {
        Set<Measure> measures = new HashSet<>(evidence.measures());
        TreeSet<String> tasks = new TreeSet<>();
        TreeSet<String> metrics = new TreeSet<>();
        TreeSet<String> averaged = new TreeSet<>();
        for (Measure measure : measures) {
            tasks.add(measure.task());
            metrics.add(measure.metric());
            if (measure.metric().equals(targetMetric) && !isAverage(measure.task())) {
                averaged.add(measure.task());
            }
        }
        return new TaskSet(List.copyOf(tasks), List.copyOf(averaged), measures, List.copyOf(metrics));
    }

    /** The names, sorted; the macro average is last. */
    public List<String> tasks() {
        if (averaged.size() < 2 || tasks.contains(MACRO)) {
            return tasks;
        }
        List<String> all = new java.util.ArrayList<>(tasks);
        all.add(MACRO);
        return List.copyOf(all);
    }

    /** Every metric, sorted. */
    public List<String> metrics() {
        return metrics;
    }

    /** Tasks that the macro average covers. */
    public List<String> averaged() {
        return averaged;
    }

    /** What to average for a task and metric: one measure, several for the macro average, none when it does not exist. */
    public List<Measure> parts(String task, String metric) {
        if (!task.equals(MACRO) || tasks.contains(MACRO)) {
            Measure measure = new Measure(task, metric);
            return measures.contains(measure) ? List.of(measure) : List.of();
        }
        List<Measure> parts = averaged.stream()
                .map(t -> new Measure(t, metric))
                .filter(measures::contains)
                .toList();
        return parts.size() == averaged.size() ? parts : List.of();
    }

    /** Whether the name says that the task is an average of tasks. */
    public static boolean isAverage(String task) {
        String name = task.toLowerCase(Locale.ROOT);
        return name.contains("macro_avg") || name.contains("macro_average");
    }
}
