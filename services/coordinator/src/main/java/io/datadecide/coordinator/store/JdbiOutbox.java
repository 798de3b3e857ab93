package io.datadecide.coordinator.store;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The outbox in a relational database. */
public final class JdbiOutbox implements Outbox {
    private final Jdbi jdbi;

    public JdbiOutbox(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<OutboxEntry> oldest(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select id, payload from outbox order by id limit :limit")
                .bind("limit", limit)
                .map((row, context) -> new OutboxEntry(row.getLong("id"), row.getString("payload")))
                .list());
    }

    @Override
    public void delivered(long id) {
        jdbi.useHandle(handle -> handle.execute("delete from outbox where id = ?", id));
    }

    @Override
    public long size() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from outbox")
                .mapTo(Long.class)
                .one());
    }
}
