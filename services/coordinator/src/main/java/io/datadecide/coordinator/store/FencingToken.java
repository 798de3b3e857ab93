package io.datadecide.coordinator.store;

import io.datadecide.coordinator.error.CoordinatorException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/**
 * Tells leaderships apart: each has a token greater than that of the one before. Transactions under a token commit only while
 * it is the greatest, so a leader that slept through its own replacement changes nothing on waking.
 */
final class FencingToken {
    private static final ScopedValue<Long> HELD = ScopedValue.newInstance();

    private FencingToken() {}

    /** Begins a leadership; its token. */
    static long next(Connection session, int longestSeconds) throws SQLException {
        try (PreparedStatement statement =
                session.prepareStatement("update leadership set token = token + 1 returning token")) {
            statement.setQueryTimeout(longestSeconds);
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                return answer.getLong(1);
            }
        }
    }

    /** Does something under a token. */
    static void under(long token, Runnable work) {
        ScopedValue.where(HELD, token).run(work);
    }

    /**
     * Refuses the transaction when a later leadership has begun, and holds the next one off until the transaction has
     * ended. Without a token, whoever changes the store does not do so as a leader.
     */
    static void require(Handle transaction) {
        if (!HELD.isBound()) {
            return;
        }
        long newest = transaction
                .createQuery("select token from leadership for share")
                .mapTo(Long.class)
                .one();
        if (newest != HELD.get()) {
            throw new CoordinatorException.Unavailable(
                    "LEADERSHIP_LOST",
                    "another coordinator conducts by now: what this one was about to do is void",
                    null);
        }
    }
}
