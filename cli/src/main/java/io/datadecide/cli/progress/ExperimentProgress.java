package io.datadecide.cli.progress;

import io.datadecide.plan.grid.Grid;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.proto.experiment.v1.Experiment;
import io.datadecide.proto.experiment.v1.Run;
import io.datadecide.proto.experiment.v1.RunKind;
import io.datadecide.proto.experiment.v1.RunState;
import io.datadecide.proto.experiment.v1.WatchExperimentResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is known of an experiment right now. One thread updates it, another draws it. */
public final class ExperimentProgress {

    /** Before that, a rate says little. */
    private static final Duration FIRST_ESTIMATE = Duration.ofSeconds(10);

    private final Map<String, Double> flopsPerStep;
    private final double totalFlops;
    private final long startNanos = System.nanoTime();
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private Experiment experiment = Experiment.getDefaultInstance();
    private double flopsAtStart = -1;
    private long firstStepNanos;

    public ExperimentProgress(Grid grid) {
        this.flopsPerStep = grid.runs().stream()
                .collect(Collectors.toMap(
                        ResolvedRun::id, run -> run.flops() / run.optimization().steps()));
        this.totalFlops = grid.flops();
    }

    /** Takes over an update; answers the runs that it changed. */
    public synchronized List<RunChange> apply(WatchExperimentResponse update) {
        List<Run> changed = switch (update.getUpdateCase()) {
            case EXPERIMENT -> {
                experiment = update.getExperiment();
                yield experiment.getRunsList();
            }
            case RUN -> List.of(update.getRun());
            case UPDATE_NOT_SET -> List.of();
        };
        List<RunChange> changes = changed.stream()
                .map(run -> new RunChange(Optional.ofNullable(runs.put(run.getId(), run)), run))
                .toList();
        noteFirstStep();
        return changes;
    }

    /** The experiment as the last snapshot told it. */
    public synchronized Experiment experiment() {
        return experiment;
    }

    /** Preparations and runs, in the plan's order. */
    public synchronized List<Run> all() {
        return List.copyOf(runs.values());
    }

    /** The runs of the grid. */
    public synchronized List<Run> training() {
        return runs.values().stream()
                .filter(run -> run.getKind() == RunKind.RUN_KIND_TRAIN)
                .toList();
    }

    /** The preparations. */
    public synchronized List<Run> preparations() {
        return runs.values().stream()
                .filter(run -> run.getKind() == RunKind.RUN_KIND_PREPARE)
                .toList();
    }

    /** How many of them are in each state. */
    public static Map<RunState, Long> byState(List<Run> runs) {
        return runs.stream()
                .map(Run::getState)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** Time since this command started to watch. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** Share of the training compute that is done, from 0 to 1. */
    public synchronized double share() {
        return totalFlops == 0 ? 0 : Math.min(1, doneFlops() / totalFlops);
    }

    /** Time that training the rest takes at the rate so far; empty before there is one. */
    public synchronized Optional<Duration> remaining() {
        double done = doneFlops();
        Duration since = Duration.ofNanos(System.nanoTime() - firstStepNanos);
        if (firstStepNanos == 0 || since.compareTo(FIRST_ESTIMATE) < 0 || done <= flopsAtStart) {
            return Optional.empty();
        }
        double seconds = (totalFlops - done) / (done - flopsAtStart) * since.toMillis() / 1000;
        return Optional.of(Duration.ofMillis((long) (seconds * 1000)));
    }

    /** Tokens per second of all runs that run. */
    public synchronized double tokensPerSecond() {
        return runs.values().stream()
                .filter(run -> run.getKind() == RunKind.RUN_KIND_TRAIN)
                .filter(run -> run.getState() == RunState.RUN_STATE_RUNNING)
                .mapToDouble(Run::getTokensPerSecond)
                .sum();
    }

    /** The rate counts from the first step that this command sees: before it, workers start and corpora are prepared. */
    private void noteFirstStep() {
        double done = doneFlops();
        if (flopsAtStart < 0) {
            flopsAtStart = done;
        } else if (firstStepNanos == 0 && done > flopsAtStart) {
            flopsAtStart = done;
            firstStepNanos = System.nanoTime();
        }
    }

    private double doneFlops() {
        return runs.values().stream()
                .mapToDouble(run -> run.getStep() * flopsPerStep.getOrDefault(run.getId(), 0.0))
                .sum();
    }
}
