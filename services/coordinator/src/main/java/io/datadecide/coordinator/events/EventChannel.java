package io.datadecide.coordinator.events;

/** Where events go. */
@FunctionalInterface
public interface EventChannel {
    /** Sends an event and returns when the channel has taken it for good. RuntimeException: it has not. */
    void send(OutboxEntry entry);
}
