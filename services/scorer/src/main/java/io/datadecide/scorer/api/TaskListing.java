package io.datadecide.scorer.api;

import io.datadecide.proto.score.v1.ListTasksResponse;
import io.datadecide.proto.score.v1.TaskDescription;
import io.datadecide.scorer.ScorerException.BadTask;
import io.datadecide.scorer.config.ScorerConfig;
import io.datadecide.scorer.task.FoundTask;
import io.datadecide.scorer.task.TaskCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;

/** Lists the tasks under a directory. */
@ApplicationScoped
public class TaskListing {
    private final ScorerConfig config;

    TaskListing(ScorerConfig config) {
        this.config = config;
    }

    ListTasksResponse list(String directory) {
        Path root = directory.isEmpty()
                ? config.tasksDirectory()
                        .orElseThrow(() -> new BadTask(
                                "directory", "no directory is named and datadecide.scorer.tasks-directory is not set"))
                : Path.of(directory);
        ListTasksResponse.Builder response = ListTasksResponse.newBuilder();
        for (FoundTask found : new TaskCatalog(config.maxTaskCharacters()).list(root)) {
            response.addTasks(TaskDescription.newBuilder()
                    .setTask(TaskMapping.message(found.spec()))
                    .setInstances(found.instances())
                    .setRandomBaseline(found.randomBaseline()));
        }
        return response.build();
    }
}
