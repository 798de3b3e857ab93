package io.datadecide.coordinator.store;

import io.datadecide.calls.Backoff;
import io.datadecide.coordinator.error.CoordinatorException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The database of the stores. Work that fails because the database is away, or because another transaction came first, is
 * done again from its start. That is safe even when nobody knows whether a commit arrived: every change of the stores either
 * names the state that it expects or finds its row already there, so a second time it changes nothing.
 */
public final class Database {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(20), Duration.ofSeconds(2));

    private final Jdbi jdbi;
    private final Duration retryFor;

    /**
     * A database with its schema.
     *
     * @param retryFor how long work is tried again while the database is away
     */
    public Database(DataSource source, Duration retryFor) {
        this.jdbi = Jdbi.create(source);
        this.retryFor = retryFor;
    }

    /** Reads, or changes with a single statement. {@link CoordinatorException.Unavailable}: the database stays away. */
    <R> R withHandle(HandleCallback<R, RuntimeException> work) {
        return withRetry(() -> jdbi.withHandle(work));
    }

    /** Changes with a single statement. */
    void useHandle(HandleConsumer<RuntimeException> work) {
        withHandle(handle -> {
            work.useHandle(handle);
            return true;
        });
    }

    /** Changes all or nothing; nothing when it is a leader's work and another leads by now. */
    <R> R inTransaction(HandleCallback<R, RuntimeException> work) {
        return withRetry(() -> jdbi.inTransaction(handle -> {
            FencingToken.require(handle);
            return work.withHandle(handle);
        }));
    }

    private interface Work<R> {
        R run();
    }

    private <R> R withRetry(Work<R> work) {
        long end = System.nanoTime() + retryFor.toNanos();
        for (int failures = 1; ; failures++) {
            try {
                return work.run();
            } catch (JdbiException e) {
                if (!TransientFailure.is(e)) {
                    throw e;
                }
                if (System.nanoTime() + BACKOFF.nominal(failures).toNanos() > end) {
                    throw new CoordinatorException.Unavailable(
                            "DATABASE_AWAY",
                            "the database has been away for " + retryFor.toSeconds() + " s: try again when it is back",
                            e);
                }
                sleep(failures);
            }
        }
    }

    private static void sleep(int failures) {
        try {
            BACKOFF.sleep(failures);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CoordinatorException.Unavailable(
                    "DATABASE_AWAY", "interrupted while waiting for the database", e);
        }
    }
}
