package io.datadecide.coordinator.events;

import io.datadecide.coordinator.schedule.state.RunKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Wakes whoever has to look again, within this process. A signal carries no state and may be lost or doubled: listeners
 * read the store.
 */
public final class ChangeSignals {
    /** Hears of changes; must not block. */
    public interface Listener {
        /** The run changed, or its progress did. */
        void runChanged(RunKey key);

        /** The experiment changed. */
        void experimentChanged(String name);
    }

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Starts telling the listener. */
    public void add(Listener listener) {
        listeners.add(listener);
    }

    /** Stops telling the listener. */
    public void remove(Listener listener) {
        listeners.remove(listener);
    }

    /** How many are told. */
    public int listeners() {
        return listeners.size();
    }

    /** Tells everybody that a run changed. */
    public void runChanged(RunKey key) {
        listeners.forEach(listener -> listener.runChanged(key));
    }

    /** Tells everybody that an experiment changed. */
    public void experimentChanged(String name) {
        listeners.forEach(listener -> listener.experimentChanged(name));
    }
}
