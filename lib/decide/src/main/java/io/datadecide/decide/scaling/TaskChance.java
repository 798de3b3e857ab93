package io.datadecide.decide.scaling;

import java.util.Map;

/** What guessing scores on the well-known tasks: one over the number of choices. */
public final class TaskChance {
    private static final Map<String, Double> BY_PREFIX = Map.ofEntries(
            Map.entry("arc", 0.25),
            Map.entry("boolq", 0.5),
            Map.entry("commonsenseqa", 0.2),
            Map.entry("csqa", 0.2),
            Map.entry("hellaswag", 0.25),
            Map.entry("mmlu", 0.25),
            Map.entry("openbookqa", 0.25),
            Map.entry("piqa", 0.5),
            Map.entry("socialiqa", 1.0 / 3),
            Map.entry("social_iqa", 1.0 / 3),
            Map.entry("winogrande", 0.5));

    private TaskChance() {}

    /** By the beginning of the task's name; 0 for an unknown task. */
    public static double of(String task) {
        return BY_PREFIX.entrySet().stream()
                .filter(entry -> task.startsWith(entry.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .findFirst()
                .orElse(0);
    }
}
