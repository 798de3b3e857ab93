package io.datadecide.language.likelihood;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every metric of a multiple-choice task. A task's value is the mean of its subtasks' means, each subtask's the mean
 * over its instances (MMLU: 57 subjects of equal weight); most tasks are their own only subtask.
 */
public final class TaskMetrics {
    private final Map<String, List<MeanAccumulator>> subtasks = new TreeMap<>();
    private boolean unconditional = true;

    /** Adds one instance. Order does not matter beyond the last bits; add in instance order to reproduce them. */
    public void add(String subtask, InstanceLikelihood instance) {
        unconditional &= instance.hasUnconditional();
        List<MeanAccumulator> means = subtasks.computeIfAbsent(subtask, _ -> empty());
        List<LikelihoodMetric> metrics = LikelihoodMetrics.all();
        for (int i = 0; i < means.size(); i++) {
            means.get(i).add(metrics.get(i).of(instance));
        }
    }

    /** Metrics that every instance has, in the order of {@link LikelihoodMetrics#all()}. */
    public List<MetricValue> values() {
        return values(List.copyOf(subtasks.values()));
    }

    /** The same for each subtask alone, by its name. */
    public Map<String, List<MetricValue>> valuesBySubtask() {
        Map<String, List<MetricValue>> values = new TreeMap<>(Comparator.naturalOrder());
        subtasks.forEach((name, means) -> values.put(name, values(List.of(means))));
        return values;
    }

    private List<MetricValue> values(List<List<MeanAccumulator>> means) {
        List<MetricValue> values = new ArrayList<>();
        List<LikelihoodMetric> metrics = LikelihoodMetrics.all();
        for (int i = 0; i < metrics.size() && !means.isEmpty(); i++) {
            LikelihoodMetric metric = metrics.get(i);
            if (metric.unconditional() && !unconditional) {
                continue;
            }
            int index = i;
            MeanWithError value = MacroAverage.of(
                    means.stream().map(m -> m.get(index).result()).toList());
            values.add(new MetricValue(metric.name(), value.mean(), value.standardError(), value.instances()));
        }
        return List.copyOf(values);
    }

    private static List<MeanAccumulator> empty() {
        return LikelihoodMetrics.all().stream().map(_ -> new MeanAccumulator()).toList();
    }
}
