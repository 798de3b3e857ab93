package io.datadecide.scorer.task;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds a verified task.
 *
 * @param spec the requested task
 * @param instances in file order, at least one
 * @param primaryMetric the metric usually reported for it
 * @param sha256 of everything in its instances that an answer depends on
 */
public record Task(TaskSpec spec, List<Instance> instances, String primaryMetric, String sha256) {

    public Task {
        instances = List.copyOf(instances);
    }

    public String name() {
        return spec.name();
    }

    public boolean isText() {
        return spec.kind() == TaskKind.TEXT;
    }

    /** Returns the accuracy of a uniform random guess; NaN for text. Subtasks have equal weight, as in the task's metrics. */
    public double randomBaseline() {
        if (isText()) {
            return Double.NaN;
        }
        return instances.stream()
                .collect(Collectors.groupingBy(
                        Instance::subtask,
                        Collectors.averagingDouble(i -> 1.0 / i.choices().size())))
                .values()
                .stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }

    public Set<String> subtasks() {
        Set<String> names = new HashSet<>();
        instances.forEach(instance -> names.add(instance.subtask()));
        return names;
    }
}
