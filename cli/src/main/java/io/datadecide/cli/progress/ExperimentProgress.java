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
import java.util.stream.Collectors;

/** What is known of an experiment right now. One thread updates it, another draws it. */
public final class ExperimentProgress {

    /** Before that, a rate says little. */
    private static final Duration FIRST_ESTIMATE = Duration.ofSeconds(10);

    private final Map<String, Double> expectedSeconds;
    private final double totalSeconds;
    private final LongSupplier nanoTime;
    private final long startNanos;
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private Experiment experiment = Experiment.getDefaultInstance();
    private double secondsAtStart = -1;
    private long firstStartNanos;

    /** Nothing is known yet but the plan: how long each run takes beside the others, its start included. */
    public ExperimentProgress(Grid grid) {
        this(grid, System::nanoTime);
    }

    ExperimentProgress(Grid grid, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
        Throughput core = Throughput.ofOneCore();
        this.expectedSeconds = grid.runs().stream()
                .collect(Collectors.toMap(
                        ResolvedRun::id, run -> Estimate.ofRun(run, core).toMillis() / 1000.0));
        this.totalSeconds = expectedSeconds.values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
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
        return Duration.ofNanos(nanoTime.getAsLong() - startNanos);
    }

    /** Share of the expected training time that is done, from 0 to 1. */
    public synchronized double share() {
        return totalSeconds == 0 ? 0 : Math.min(1, doneSeconds() / totalSeconds);
    }

    /** Time that training the rest takes at the rate so far; empty before there is one. */
    public synchronized Optional<Duration> remaining() {
        double done = doneSeconds();
        Duration since = Duration.ofNanos(nanoTime.getAsLong() - firstStartNanos);
        if (firstStartNanos == 0 || since.compareTo(FIRST_ESTIMATE) < 0 || done <= secondsAtStart) {
            return Optional.empty();
        }
        double seconds = (totalSeconds - done) / (done - secondsAtStart) * since.toMillis() / 1000;
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
        if (secondsAtStart < 0) {
            secondsAtStart = doneSeconds();
        }
        if (firstStartNanos == 0 && training().stream().anyMatch(ExperimentProgress::started)) {
            firstStartNanos = nanoTime.getAsLong();
        }
    }

    private static boolean started(Run run) {
        return run.getState() == RunState.RUN_STATE_STARTING || run.getState() == RunState.RUN_STATE_RUNNING;
    }

    /** Small runs spend most of their time on starting, large ones on steps; both count. */
    private double doneSeconds() {
        return runs.values().stream()
                .filter(run -> run.getTotalSteps() > 0)
                .mapToDouble(
                        run -> expectedSeconds.getOrDefault(run.getId(), 0.0) * run.getStep() / run.getTotalSteps())
                .sum();
    }
}
