package io.datadecide.scorer.task;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Groups the subtasks of a task by capability (MMLU: Hendrycks et al. 2021, appendix B). */
final class Subtasks {
    private static final String GROUPS = "subtasks.json";

    private final Map<String, String> groups;

    private Subtasks(Map<String, String> groups) {
        this.groups = groups;
    }

    static Subtasks builtIn() {
        try (InputStream in = Objects.requireNonNull(Subtasks.class.getResourceAsStream(GROUPS), GROUPS)) {
            return new Subtasks(JsonMapper.builder().build().readValue(in, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the subtasks of a task by name; empty when it has none. */
    List<FoundSubtask> of(Task task, String capability) {
        Map<String, List<Instance>> parts = task.instances().stream()
                .collect(Collectors.groupingBy(Instance::subtask, TreeMap::new, Collectors.toList()));
        if (parts.size() < 2) {
            return List.of();
        }
        return parts.entrySet().stream()
                .map(part -> new FoundSubtask(
                        part.getKey(),
                        groups.getOrDefault(part.getKey(), capability),
                        part.getValue().size(),
                        part.getValue().stream()
                                .mapToDouble(
                                        instance -> 1.0 / instance.choices().size())
                                .average()
                                .orElseThrow()))
                .toList();
    }
}
