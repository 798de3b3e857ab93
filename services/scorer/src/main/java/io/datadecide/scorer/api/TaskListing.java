package io.datadecide.scorer.api;

import io.datadecide.proto.score.v1.ListTasksResponse;
import io.datadecide.proto.score.v1.SubtaskDescription;
import io.datadecide.proto.score.v1.TaskDescription;
import io.datadecide.scorer.config.ScorerConfig;
import io.datadecide.scorer.error.ScorerException.BadTask;
import io.datadecide.scorer.error.ScorerException.Overloaded;
import io.datadecide.scorer.task.FoundTask;
import io.datadecide.scorer.task.TaskCatalog;
import io.grpc.stub.StreamObserver;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Lists the tasks in a directory, one listing at a time, because each reads all requests. Does not wait for scoring. */
@ApplicationScoped
public class TaskListing {
    private static final int MAX_WAITING = 16;

    private final ScorerConfig config;
    private final ThreadPoolExecutor reader;

    TaskListing(ScorerConfig config) {
        this.config = config;
        this.reader = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_WAITING),
                Thread.ofPlatform().name("listing").daemon().factory());
    }

    void submit(String directory, StreamObserver<ListTasksResponse> observer) {
        try {
            reader.execute(() -> {
                try {
                    observer.onNext(list(directory));
                    observer.onCompleted();
                } catch (RuntimeException e) {
                    observer.onError(Failures.of(e));
                }
            });
        } catch (RejectedExecutionException e) {
            observer.onError(Failures.of(new Overloaded(MAX_WAITING + " listings are queued; retry later")));
        }
    }

    private ListTasksResponse list(String directory) {
        Path root = directory.isEmpty()
                ? config.tasksDirectory()
                        .orElseThrow(() -> new BadTask(
                                "directory",
                                "no directory given and datadecide.scorer.tasks-directory is not set; set one of them"))
                : Path.of(directory);
        ListTasksResponse.Builder response = ListTasksResponse.newBuilder();
        new TaskCatalog(config.maxTaskCharacters()).list(root).forEach(found -> response.addTasks(message(found)));
        return response.build();
    }

    private static TaskDescription message(FoundTask found) {
        TaskDescription.Builder task = TaskDescription.newBuilder()
                .setTask(TaskMapping.message(found.spec()))
                .setInstances(found.instances())
                .setRandomBaseline(found.randomBaseline())
                .setCapability(found.description().capability())
                .setSource(found.description().source())
                .setLicence(found.description().licence())
                .setChoices(found.description().choices());
        found.subtasks()
                .forEach(subtask -> task.addSubtasks(SubtaskDescription.newBuilder()
                        .setName(subtask.name())
                        .setCapability(subtask.capability())
                        .setInstances(subtask.instances())
                        .setRandomBaseline(subtask.randomBaseline())));
        return task.build();
    }

    @PreDestroy
    void stop() {
        reader.shutdownNow();
    }
}
