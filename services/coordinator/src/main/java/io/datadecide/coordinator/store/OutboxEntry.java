package io.datadecide.coordinator.store;

/**
 * Something that happened and is still to be told.
 *
 * @param id grows with time
 * @param payload JSON text of the event
 */
public record OutboxEntry(long id, String payload) {}
