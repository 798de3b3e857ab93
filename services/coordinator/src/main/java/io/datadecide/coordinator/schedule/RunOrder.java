package io.datadecide.coordinator.schedule;

import io.datadecide.coordinator.schedule.state.RunKind;
import io.datadecide.coordinator.store.Run;
import java.util.Comparator;
import java.util.List;

/**
 * Which runs are next: preparations first, because trainings wait for them; then runs that have begun, because they hold
 * disk; then small ones, because they soon say something; then the order of the plan.
 */
public final class RunOrder {
    private static final Comparator<Run> ORDER = Comparator.comparing(
                    (Run run) -> run.plan().kind() == RunKind.PREPARE ? 0 : 1)
            .thenComparing(run -> run.attempt() > 0 ? 0 : 1)
            .thenComparingDouble(run -> run.plan().flops())
            .thenComparing(run -> run.key().experiment())
            .thenComparingInt(Run::position);

    private RunOrder() {}

    /** The same runs, next one first. */
    public static List<Run> sorted(List<Run> runs) {
        return runs.stream().sorted(ORDER).toList();
    }
}
