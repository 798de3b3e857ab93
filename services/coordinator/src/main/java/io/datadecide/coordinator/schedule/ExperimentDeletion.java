package io.datadecide.coordinator.schedule;

import io.datadecide.coordinator.error.CoordinatorException.NotNow;
import io.datadecide.coordinator.experiment.ExperimentFiles;
import io.datadecide.coordinator.launch.RunFiles;
import io.datadecide.coordinator.launch.RunLauncher;
import io.datadecide.coordinator.launch.WorkDirectories;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.ExperimentState;
import io.datadecide.coordinator.store.ExperimentFilter;
import io.datadecide.coordinator.store.ExperimentStore;
import io.datadecide.coordinator.store.Run;
import io.datadecide.coordinator.store.RunStore;
import io.datadecide.coordinator.store.StoredExperiment;
import io.datadecide.plan.grid.ResolvedCorpus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Forgets experiments: workers first, then files, then state, so that a crash in between leaves nothing behind that nobody knows. */
public final class ExperimentDeletion {
    private static final int PAGE = 50;

    private final ExperimentCommands commands;
    private final ExperimentStore experiments;
    private final RunStore runs;
    private final RunScheduler scheduler;
    private final RunLauncher launcher;
    private final WorkDirectories directories;
    private final RunFiles files;
    private final ExperimentFiles parsed;

    public ExperimentDeletion(
            ExperimentCommands commands,
            ExperimentStore experiments,
            RunStore runs,
            RunScheduler scheduler,
            RunLauncher launcher,
            WorkDirectories directories,
            RunFiles files,
            ExperimentFiles parsed) {
        this.commands = commands;
        this.experiments = experiments;
        this.runs = runs;
        this.scheduler = scheduler;
        this.launcher = launcher;
        this.directories = directories;
        this.files = files;
        this.parsed = parsed;
    }

    /**
     * Forgets an experiment. {@link NotNow}: it runs, or its workers are still ending; asking again goes on.
     *
     * @param force stops it first when it runs
     * @param withFiles also removes what only its runs wrote
     * @return how many directories were removed
     */
    public int delete(String name, boolean force, boolean withFiles) {
        if (commands.require(name).state() == ExperimentState.RUNNING) {
            if (!force) {
                throw new NotNow(
                        "EXPERIMENT_RUNNING",
                        Map.of("experiment", name),
                        "experiment " + name + " is running: cancel it first, or force its deletion");
            }
            commands.cancel(name);
        }
        return scheduler.exclusively(() -> {
            endWorkers(name);
            int removed = withFiles ? removeFiles(name) : 0;
            launcher.forget(name);
            if (experiments.delete(name)) {
                parsed.forget(name);
                commands.tell(name);
            }
            return removed;
        });
    }

    private void endWorkers(String name) {
        List<AttemptKey> active = launcher.active().stream()
                .filter(attempt -> attempt.run().experiment().equals(name))
                .toList();
        active.forEach(launcher::stop);
        if (!active.isEmpty()) {
            throw new NotNow(
                    "WORKERS_ENDING",
                    Map.of("experiment", name, "workers", Integer.toString(active.size())),
                    active.size() + " workers of experiment " + name
                            + " are still saving and ending: ask again in a few seconds");
        }
    }

    /** Equal runs of two experiments share their directory, and so do equal corpora. */
    private int removeFiles(String name) {
        Set<String> own = directoriesOf(name);
        long before = Long.MAX_VALUE;
        List<StoredExperiment> page = experiments.newest(ExperimentFilter.ALL, PAGE, before);
        while (!page.isEmpty()) {
            for (StoredExperiment other : page) {
                if (!other.name().equals(name)) {
                    own.removeAll(directoriesOf(other.name()));
                }
                before = other.sequence();
            }
            page = experiments.newest(ExperimentFilter.ALL, PAGE, before);
        }
        int removed = (int) own.stream().filter(files::remove).count();
        directories.experiment(name).ifPresent(files::remove);
        return removed;
    }

    private Set<String> directoriesOf(String experiment) {
        Set<String> found = new TreeSet<>();
        runs.ofExperiment(experiment).forEach(run -> found.add(directory(run)));
        return found;
    }

    private String directory(Run run) {
        return switch (run.plan().kind()) {
            case PREPARE ->
                directories.tokens(ResolvedCorpus.fromJson(run.plan().spec()).corpusId());
            case TRAIN -> directories.run(run.key());
        };
    }
}
