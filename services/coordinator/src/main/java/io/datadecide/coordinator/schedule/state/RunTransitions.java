package io.datadecide.coordinator.schedule.state;

import static io.datadecide.coordinator.schedule.state.RunState.CANCELLED;
import static io.datadecide.coordinator.schedule.state.RunState.FAILED;
import static io.datadecide.coordinator.schedule.state.RunState.PENDING;
import static io.datadecide.coordinator.schedule.state.RunState.RUNNING;
import static io.datadecide.coordinator.schedule.state.RunState.SCORING;
import static io.datadecide.coordinator.schedule.state.RunState.STARTING;
import static io.datadecide.coordinator.schedule.state.RunState.SUCCEEDED;

import java.util.Map;
import java.util.Optional;

/** The one table of state changes of a run. A pair that is not in it does not happen. */
public final class RunTransitions {
    private static final Map<RunState, Map<RunTrigger, RunState>> TABLE = Map.of(
            PENDING,
                    Map.of(
                            RunTrigger.LAUNCH, STARTING,
                            RunTrigger.GIVE_UP, FAILED,
                            RunTrigger.CANCEL, CANCELLED),
            STARTING,
                    Map.of(
                            RunTrigger.LEASE, RUNNING,
                            RunTrigger.TRY_AGAIN, PENDING,
                            RunTrigger.GIVE_UP, FAILED,
                            RunTrigger.CANCEL, CANCELLED),
            RUNNING,
                    Map.of(
                            RunTrigger.TRY_AGAIN, PENDING,
                            RunTrigger.PREPARED, SUCCEEDED,
                            RunTrigger.TRAINED, SCORING,
                            RunTrigger.GIVE_UP, FAILED,
                            RunTrigger.CANCEL, CANCELLED),
            SCORING,
                    Map.of(
                            RunTrigger.SCORED, SUCCEEDED,
                            RunTrigger.GIVE_UP, FAILED,
                            RunTrigger.CANCEL, CANCELLED),
            SUCCEEDED, Map.of(),
            FAILED, Map.of(RunTrigger.RETRY, PENDING),
            CANCELLED, Map.of(RunTrigger.RETRY, PENDING));

    private RunTransitions() {}

    /** The state that follows, or empty when the trigger means nothing to a run in this state. */
    public static Optional<RunState> next(RunState state, RunTrigger trigger) {
        return Optional.ofNullable(TABLE.getOrDefault(state, Map.of()).get(trigger));
    }
}
