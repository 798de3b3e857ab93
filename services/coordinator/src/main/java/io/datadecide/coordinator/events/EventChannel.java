package io.datadecide.coordinator.events;

import io.datadecide.coordinator.store.OutboxEntry;

/** Where events go. */
@FunctionalInterface
public interface EventChannel {
    /** Sends an event and returns when the channel has taken it for good. RuntimeException: it has not. */
    void send(OutboxEntry entry);
}
