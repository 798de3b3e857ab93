package io.datadecide.coordinator.events;

import java.time.Instant;

/**
 * Something that happened and is still to be told.
 *
 * @param id grows with time
 * @param payload JSON text of the event
 * @param time when it happened
 */
public record OutboxEntry(long id, String payload, Instant time) {}
