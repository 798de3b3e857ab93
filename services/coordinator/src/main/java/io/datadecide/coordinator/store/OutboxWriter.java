package io.datadecide.coordinator.store;

import io.datadecide.coordinator.events.CoordinatorEvent;
import io.datadecide.coordinator.events.EventJson;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Writes events in the transaction that makes them true. */
final class OutboxWriter {
    private OutboxWriter() {}

    static void write(Handle handle, CoordinatorEvent event, Instant now) {
        handle.createUpdate("insert into outbox (payload, created_at) values (:payload, :now)")
                .bind("payload", EventJson.write(event))
                .bind("now", now)
                .execute();
    }
}
