package io.datadecide.scorer.task;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A verified task.
 *
 * @param spec as it was asked for
 * @param instances in file order, at least one
 * @param primaryMetric the metric that the field quotes for it
 * @param sha256 of the file's bytes, and of whatever else determines the instances
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

    /** Accuracy of a uniform guess; NaN for text. A subtask counts as much as any other, as in the task's value. */
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
