package io.datadecide.coordinator.store;

import io.datadecide.coordinator.events.Outbox;
import io.datadecide.coordinator.events.OutboxEntry;
import java.util.List;

/** The outbox in a relational database. */
public final class JdbiOutbox implements Outbox {
    private final Database database;

    public JdbiOutbox(Database database) {
        this.database = database;
    }

    @Override
    public List<OutboxEntry> oldest(int limit) {
        return database.withHandle(handle -> handle.createQuery("select * from outbox order by id limit :limit")
                .bind("limit", limit)
                .map((row, context) -> new OutboxEntry(
                        row.getLong("id"), row.getString("payload"), Columns.instant(row, "created_at")))
                .list());
    }

    @Override
    public void delivered(long id) {
        database.useHandle(handle -> handle.execute("delete from outbox where id = ?", id));
    }

    @Override
    public long size() {
        return database.withHandle(handle -> handle.createQuery("select count(*) from outbox")
                .mapTo(Long.class)
                .one());
    }
}
