package io.datadecide.coordinator.store;

import io.datadecide.coordinator.leader.Leadership;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Leadership as an advisory lock of a PostgreSQL session. The session is the lease: when the process, its machine or the
 * database goes down, the lock is free. Needs sessions, so no pool that shares them between transactions may stand in front. Whose session
 * ended hears of it only when it looks; until then a {@link FencingToken} keeps it from changing anything.
 */
public final class PostgresLeadership implements Leadership {
    private static final Logger LOG = Logger.getLogger(PostgresLeadership.class);
    /** "datadeci" in ASCII; advisory locks are of one database. */
    private static final long LOCK = 0x6461746164656369L;

    private static final int MAX_LOOK_SECONDS = 5;

    private final DataSource source;
    private @Nullable Connection session;
    private long token;
    private volatile boolean lately;

    /** Leadership that nobody has asked for yet. */
    public PostgresLeadership(DataSource source) {
        this.source = source;
    }

    @Override
    public synchronized boolean held() {
        boolean before = lately;
        boolean now = keeps() || takes();
        lately = now;
        if (now != before) {
            LOG.info(now ? "this coordinator conducts" : "this coordinator conducts no longer");
        }
        return now;
    }

    @Override
    public void runIfHeld(Runnable work) {
        long ours;
        synchronized (this) {
            ours = token;
        }
        FencingToken.under(ours, work);
    }

    @Override
    public boolean lately() {
        return lately;
    }

    /** A session that answers still has its lock. */
    private boolean keeps() {
        Connection current = session;
        try {
            if (current != null && current.isValid(MAX_LOOK_SECONDS)) {
                return true;
            }
        } catch (SQLException e) {
            LOG.debug("the session of the leadership is broken", e);
        }
        leave();
        return false;
    }

    private boolean takes() {
        Connection taken = null;
        try {
            taken = source.getConnection();
            if (locks(taken)) {
                session = taken;
                token = FencingToken.next(taken, MAX_LOOK_SECONDS);
                return true;
            }
        } catch (SQLException e) {
            LOG.debug("the leadership cannot be taken", e);
        }
        if (session == null) {
            close(taken);
        }
        leave();
        return false;
    }

    private static boolean locks(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            statement.setQueryTimeout(MAX_LOOK_SECONDS);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private void leave() {
        Connection left = session;
        session = null;
        if (left == null) {
            return;
        }
        try (PreparedStatement unlock = left.prepareStatement("select pg_advisory_unlock(?)")) {
            unlock.setLong(1, LOCK); // the pool keeps the session, and the session would keep the lock
            unlock.execute();
        } catch (SQLException e) {
            LOG.debug("the session of the leadership was broken already", e);
        }
        close(left);
    }

    private static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.debug("a session could not be closed", e);
        }
    }

    @Override
    public synchronized void close() {
        leave();
        lately = false;
    }
}
