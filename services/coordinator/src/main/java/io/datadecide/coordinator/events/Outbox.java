package io.datadecide.coordinator.events;

import java.util.List;

/** Events that were committed with what they tell of and are still to be delivered. */
public interface Outbox {
    /** The oldest undelivered events. */
    List<OutboxEntry> oldest(int limit);

    /** Forgets an event that was delivered. Doing so twice changes nothing. */
    void delivered(long id);

    /** Undelivered events. */
    long size();
}
