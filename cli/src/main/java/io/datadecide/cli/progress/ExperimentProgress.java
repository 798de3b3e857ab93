package io.datadecide.cli.progress;

import io.datadecide.plan.budget.Estimate;
import io.datadecide.plan.budget.Throughput;
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
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What is known of an experiment right now. One thread updates it, another draws it. */
public final class ExperimentProgress {

    /** Before that, a rate says little. */
    private static final Duration FIRST_ESTIMATE = Duration.ofSeconds(10);

    private final ToDoubleFunction<Run> weight;
    private final LongSupplier nanoTime;
    private final long startNanos;
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private Experiment experiment = Experiment.getDefaultInstance();
    private double workAtStart = -1;
    private long firstStartNanos;

    /** Nothing is known yet, not even the plan: runs count by their compute. */
    public ExperimentProgress() {
        this(Run::getFlops, System::nanoTime);
    }

    /** Nothing is known yet but the plan: how long each run takes beside the others, its start included. */
    public ExperimentProgress(Grid grid) {
        this(grid, System::nanoTime);
    }

    ExperimentProgress(Grid grid, LongSupplier nanoTime) {
        this(expectedSeconds(grid), nanoTime);
    }

    private ExperimentProgress(ToDoubleFunction<Run> weight, LongSupplier nanoTime) {
        this.weight = weight;
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
    }

    private static ToDoubleFunction<Run> expectedSeconds(Grid grid) {
        Throughput core = Throughput.ofOneCore();
        Map<String, Double> seconds = grid.runs().stream()
                .collect(Collectors.toMap(
                        ResolvedRun::id, run -> Estimate.ofRun(run, core).toMillis() / 1000.0));
        return run -> seconds.getOrDefault(run.getId(), 0.0);
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
        noteFirstStart();
        return changes;
    }

    /** Returns the experiment as of the last snapshot. */
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
        return Duration.ofNanos(nanoTime.getAsLong() - startNanos);
    }

    /** Share of the expected training time that is done, from 0 to 1. */
    public synchronized double share() {
        double all = allWork();
        return all == 0 ? 0 : Math.min(1, doneWork() / all);
    }

    /** Time that training the rest takes at the rate so far; empty before there is one. */
    public synchronized Optional<Duration> remaining() {
        double done = doneWork();
        Duration since = Duration.ofNanos(nanoTime.getAsLong() - firstStartNanos);
        if (firstStartNanos == 0 || since.compareTo(FIRST_ESTIMATE) < 0 || done <= workAtStart) {
            return Optional.empty();
        }
        double seconds = (allWork() - done) / (done - workAtStart) * since.toMillis() / 1000;
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

    /** The rate counts from the first start of a run that this command sees: before it, corpora are prepared. */
    private void noteFirstStart() {
        if (workAtStart < 0) {
            workAtStart = doneWork();
        }
        if (firstStartNanos == 0 && training().stream().anyMatch(ExperimentProgress::started)) {
            firstStartNanos = nanoTime.getAsLong();
        }
    }

    private static boolean started(Run run) {
        return run.getState() == RunState.RUN_STATE_STARTING || run.getState() == RunState.RUN_STATE_RUNNING;
    }

    private double allWork() {
        return runs.values().stream()
                .filter(run -> run.getTotalSteps() > 0)
                .mapToDouble(weight)
                .sum();
    }

    /** Small runs spend most of their time on starting, large ones on steps; both count. */
    private double doneWork() {
        return runs.values().stream()
                .filter(run -> run.getTotalSteps() > 0)
                .mapToDouble(run -> weight.applyAsDouble(run) * run.getStep() / run.getTotalSteps())
                .sum();
    }
}
