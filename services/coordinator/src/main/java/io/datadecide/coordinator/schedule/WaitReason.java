package io.datadecide.coordinator.schedule;

import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.schedule.state.RunState;
import io.datadecide.coordinator.store.Run;
import io.datadecide.coordinator.store.RunStore;

/** Why a run is not running, in one line. */
public final class WaitReason {
    private WaitReason() {}

    /** What is stored, or what a pending run waits for; empty when there is nothing to say. */
    public static String of(Run run, RunStore runs) {
        if (run.state() != RunState.PENDING || !run.reason().isEmpty()) {
            return run.reason();
        }
        if (run.plan().preparesFirst().isEmpty()) {
            return "waits for a free place";
        }
        boolean prepared = runs.find(
                        new RunKey(run.key().experiment(), run.plan().preparesFirst()))
                .filter(preparation -> preparation.state() == RunState.SUCCEEDED)
                .isPresent();
        return prepared
                ? "waits for a free place"
                : "waits for corpus " + run.plan().corpus();
    }
}
