package io.datadecide.scorer.task;

import io.datadecide.scorer.error.ScorerException.BadTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the described tasks whose files exist in a directory. */
public final class TaskCatalog {
    private final TaskReader reader;
    private final Subtasks subtasks = Subtasks.builtIn();

    public TaskCatalog(long maxCharacters) {
        this.reader = new TaskReader(maxCharacters);
    }

    /** Returns the specification of each task, in the order of {@link #list}, without reading it. */
    public List<TaskSpec> specs(Path directory) {
        List<TaskSpec> specs = new ArrayList<>();
        descriptions(directory)
                .forEach(description -> spec(description, directory).ifPresent(specs::add));
        return specs;
    }

    private static Collection<TaskDescription> descriptions(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new BadTask("directory", "tasks directory " + directory + " does not exist; name a directory");
        }
        Map<String, TaskDescription> descriptions = new LinkedHashMap<>();
        TaskDescription.builtIn().forEach(d -> descriptions.put(d.name(), d));
        TaskDescription.in(directory).forEach(d -> descriptions.put(d.name(), d));
        return descriptions.values();
    }

    /** Reads and verifies each task, in the order of the descriptions; those of the directory come last. */
    public List<FoundTask> list(Path directory) {
        List<FoundTask> found = new ArrayList<>();
        for (TaskDescription description : descriptions(directory)) {
            spec(description, directory).ifPresent(spec -> {
                Task task = reader.read(spec);
                found.add(new FoundTask(
                        spec,
                        description,
                        task.instances().size(),
                        task.randomBaseline(),
                        subtasks.of(task, description.capability())));
            });
        }
        return found;
    }

    private static Optional<TaskSpec> spec(TaskDescription description, Path directory) {
        for (String files : description.files()) {
            TaskSpec spec = new TaskSpec(
                    description.name(),
                    TaskKind.named(description.kind()),
                    directory.resolve(files).toString(),
                    0,
                    description.primaryMetric(),
                    0,
                    0);
            if (TaskFiles.exist(spec)) {
                return Optional.of(spec);
            }
        }
        return Optional.empty();
    }
}
