package io.datadecide.coordinator.schedule;

import io.datadecide.coordinator.schedule.state.CheckpointState;
import io.datadecide.coordinator.schedule.state.RunState;
import io.datadecide.coordinator.store.CheckpointStore;
import io.datadecide.coordinator.store.Run;
import io.datadecide.coordinator.store.RunStore;
import io.datadecide.coordinator.store.StoredCheckpoint;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Ends trained runs: well when all their checkpoints are scored, badly when one of them cannot be. */
public final class ScoringVerdict implements Runnable {
    private final RunStore runs;
    private final CheckpointStore checkpoints;
    private final RunLifecycle lifecycle;

    public ScoringVerdict(RunStore runs, CheckpointStore checkpoints, RunLifecycle lifecycle) {
        this.runs = runs;
        this.checkpoints = checkpoints;
        this.lifecycle = lifecycle;
    }

    @Override
    public void run() {
        for (Run run : runs.inStates(EnumSet.of(RunState.SCORING))) {
            List<StoredCheckpoint> all = checkpoints.ofRun(run.key());
            Optional<StoredCheckpoint> unusable = all.stream()
                    .filter(checkpoint -> checkpoint.state() == CheckpointState.FAILED)
                    .findFirst();
            boolean waiting = all.stream().anyMatch(ScoringVerdict::waits);
            if (unusable.isPresent()) {
                lifecycle.giveUp(run.key(), unusable.get().reason());
            } else if (!waiting) {
                lifecycle.scored(run.key());
            }
        }
    }

    private static boolean waits(StoredCheckpoint checkpoint) {
        return checkpoint.state() == CheckpointState.READY || checkpoint.state() == CheckpointState.REQUESTED;
    }
}
