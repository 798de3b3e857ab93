package io.datadecide.coordinator.schedule;

import io.datadecide.coordinator.error.CoordinatorException;
import io.datadecide.coordinator.events.ChangeSignals;
import io.datadecide.coordinator.launch.AttemptListener;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.FailureKind;

/** Takes what launchers tell of workers to the store, and wakes the scheduler. */
public final class WorkerEnds implements AttemptListener {
    private final RunLifecycle lifecycle;
    private final ChangeSignals signals;

    public WorkerEnds(RunLifecycle lifecycle, ChangeSignals signals) {
        this.lifecycle = lifecycle;
        this.signals = signals;
    }

    @Override
    public void ended(AttemptKey attempt, FailureKind kind, String reason) {
        try {
            lifecycle.failed(attempt, kind, reason);
        } catch (CoordinatorException.NotFound e) {
            // its experiment was deleted: the end of its worker is what was wanted
            changed(attempt);
        }
    }

    @Override
    public void changed(AttemptKey attempt) {
        signals.runChanged(attempt.run());
    }
}
