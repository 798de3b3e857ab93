package io.datadecide.plan.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reads {@code tasks}.
 *
 * @param paths reads their paths
 */
record TaskSections(PathFields paths) {

    List<TaskSpec> read(Field field) {
        List<TaskSpec> tasks = new ArrayList<>();
        for (Field element : field.list("tasks")) {
            TaskSpec task = task(element);
            if (tasks.stream().anyMatch(other -> other.name().equals(task.name()))) {
                throw element.error("task `" + task.name() + "` is given twice; rename one of them");
            }
            tasks.add(task);
        }
        if (tasks.isEmpty()) {
            throw field.error("is empty; give at least one task");
        }
        return tasks;
    }

    private TaskSpec task(Field field) {
        Section section = field.section("name", "kind", "path", "limit", "primaryMetric", "choices", "seed");
        List<String> kinds = Stream.of(TaskSpec.Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
        TaskSpec.Kind kind = TaskSpec.Kind.valueOf(
                section.require("kind").oneOf(kinds, "kind of task").toUpperCase(Locale.ROOT));
        for (String key : List.of("choices", "seed")) {
            if (kind != TaskSpec.Kind.CLOZE && section.get(key).isPresent()) {
                throw section.require(key).error("only a task of kind cloze has it; remove it");
            }
        }
        return new TaskSpec(
                section.require("name").name(),
                kind,
                paths.absolute(section.require("path")),
                section.get("limit").map(limit -> limit.wholeInt(1)).orElse(0),
                section.get("primaryMetric").map(Field::name).orElse(""),
                section.get("choices").map(TaskSections::choices).orElse(0),
                section.get("seed").map(seed -> seed.wholeNumber(0, 1L << 53)).orElse(0L));
    }

    private static int choices(Field field) {
        int choices = (int) field.wholeNumber(1, 26);
        if (choices < 2) {
            throw field.error("a question with " + choices + " choice has only one answer; give 2 to 26");
        }
        return choices;
    }
}
