package io.datadecide.coordinator.store;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Failures of a database that may be gone the next time. */
final class TransientFailure {
    /** Class 08 of SQLSTATE: the connection failed. */
    private static final String CONNECTION = "08";

    /** PostgreSQL, appendix A: serialization failure, deadlock, too many connections, shutdown, crash, still starting. */
    private static final Set<String> STATES = Set.of("40001", "40P01", "53300", "57P01", "57P02", "57P03");

    private TransientFailure() {}

    static boolean is(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && isPassing(e)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || e.getCause() instanceof TimeoutException // the pool had no connection in time
                || (state != null && (state.startsWith(CONNECTION) || STATES.contains(state)));
    }
}
