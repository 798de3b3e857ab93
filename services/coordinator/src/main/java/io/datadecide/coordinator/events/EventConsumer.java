package io.datadecide.coordinator.events;

import io.datadecide.coordinator.schedule.state.CheckpointKey;
import io.datadecide.coordinator.schedule.state.RunKey;
import java.util.function.Consumer;

/** What follows from events. Each may arrive more than once. */
public final class EventConsumer {
    private final Consumer<CheckpointKey> requestScore;
    private final ChangeSignals signals;

    /**
     * A consumer.
     *
     * @param requestScore asks for the score of a checkpoint; asking again changes nothing
     * @param signals wakes watchers of this process
     */
    public EventConsumer(Consumer<CheckpointKey> requestScore, ChangeSignals signals) {
        this.requestScore = requestScore;
        this.signals = signals;
    }

    /** Acts on one event. */
    public void accept(CoordinatorEvent event) {
        switch (event) {
            case CoordinatorEvent.CheckpointReady ready ->
                requestScore.accept(new CheckpointKey(new RunKey(ready.experiment(), ready.runId()), ready.step()));
            case CoordinatorEvent.RunChanged changed ->
                signals.runChanged(new RunKey(changed.experiment(), changed.runId()));
            case CoordinatorEvent.ExperimentChanged changed -> signals.experimentChanged(changed.experiment());
            case CoordinatorEvent.ExperimentDeleted deleted -> signals.experimentChanged(deleted.experiment());
            case CoordinatorEvent.DecisionMade made -> signals.experimentChanged(made.experiment());
        }
    }
}
