package io.datadecide.coordinator.store;

import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.schedule.state.RunState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs and their attempts, durably. Every change is optimistic: it applies to the run as it was read, or not at all. */
public interface RunStore {
    /** The run. */
    Optional<Run> find(RunKey key);

    /** The runs of an experiment in the order of the plan. */
    List<Run> ofExperiment(String experiment);

    /** The runs of all experiments that are in one of the states, in the order of creation and plan. */
    List<Run> inStates(Collection<RunState> states);

    /** The pending runs of experiments; whole plans, of which there may be thousands. */
    List<Run> pending(Collection<String> experiments);

    /** The runs with an attempt under way. */
    List<HeldRun> held();

    /** Whether all runs of an experiment have ended. */
    boolean allEnded(String experiment);

    /** How many runs are in which state; states without runs are absent. */
    Map<RunState, Long> countByState();

    /** How many trainings of an experiment are in which state; states without any are absent. */
    Map<RunState, Long> countTrainings(String experiment);

    /** Applies a change and writes its event in one transaction; false when the run has changed since it was read. */
    boolean apply(RunChange change);

    /**
     * Moves pending runs to their next attempts, in one transaction, because there may be thousands; those that have
     * changed since they were read stay as they are.
     *
     * @return the attempt of each run that was moved
     */
    Map<Run, AttemptKey> launch(List<Run> pending);

    /** Moves a pending run to its next attempt; empty when the run has changed since it was read. */
    default Optional<AttemptKey> launch(Run pending) {
        return Optional.ofNullable(launch(List.of(pending)).get(pending));
    }

    /**
     * Notes why attempts that were asked for have not begun, in one transaction, because there may be thousands.
     *
     * @return those of them that still hold their run and have not begun
     */
    List<AttemptKey> explain(Map<AttemptKey, String> reasons);

    /** Notes where an attempt runs. */
    void worker(AttemptKey attempt, String worker);

    /** When an attempt was asked for; empty when there is none. */
    Optional<Instant> startOf(AttemptKey attempt);

    /**
     * Notes the newest progress of the attempt that holds the run; false when it holds it no longer.
     *
     * @param curvePoint a point for the training curve, or empty; it is kept when it is the first of its slice or the
     *     run's last, so that attempts that report steps again do not change the curve
     * @param sliceSteps steps of a slice
     */
    boolean progress(AttemptKey attempt, RunProgress progress, Optional<CurvePoint> curvePoint, long sliceSteps);

    /** The training curve that was kept, ascending in steps. */
    List<CurvePoint> curve(RunKey key);

    /** Seconds, tokens and FLOPs that all attempts of an experiment used, as far as they said. */
    AttemptEnd.Usage usage(String experiment);
}
