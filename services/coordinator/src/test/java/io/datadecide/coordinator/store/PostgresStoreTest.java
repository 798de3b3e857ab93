package io.datadecide.coordinator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.datadecide.coordinator.error.CoordinatorException;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import io.datadecide.coordinator.schedule.state.CheckpointKey;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.schedule.state.RunState;
import io.datadecide.coordinator.schedule.state.RunTrigger;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("slow")
class PostgresStoreTest extends StoreContract {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable PostgresServer server;
    private @Nullable AgroalDataSource pool;

    @BeforeAll
    static void startServer() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    private static PostgresServer server() {
        return Objects.requireNonNull(server);
    }

    @Override
    DataSource database() throws SQLException {
        AgroalDataSource made = pool(server().empty("store" + NUMBER.incrementAndGet()));
        pool = made;
        return made;
    }

    /** As application.properties has it. */
    private static AgroalDataSource pool(PGSimpleDataSource source) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(8)
                        .validateOnBorrow(true)
                        .connectionValidator(AgroalConnectionPoolConfiguration.ConnectionValidator.defaultValidator())
                        .acquisitionTimeout(Duration.ofSeconds(5))
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(source.getUrl())
                                .principal(new NamePrincipal(source.getUser()))
                                .credential(new SimplePassword(source.getPassword())))));
    }

    @AfterEach
    void closePool() {
        if (pool != null) {
            pool.close();
        }
    }

    @Test
    void changesMadeWhileTheDatabaseRestartsAreNeitherLostNorDoubled() {
        stores.experiments().create(TestRuns.experiment("e"));
        AttemptKey attempt = running(stores, TestRuns.FIRST);
        long eventsBefore = stores.outbox().size();
        AtomicInteger done = new AtomicInteger();
        int wanted = 400;
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (long step = 1; step <= wanted; step++) {
                stores.checkpoints().reported(attempt, new NewCheckpoint(step, step, "/d", "ab", true));
                stores.evidence()
                        .record(
                                new CheckpointKey(TestRuns.FIRST, step),
                                "t",
                                List.of(new Measurement("m", step, Double.NaN, 1, true)));
                done.incrementAndGet();
            }
        });
        Awaitility.await().until(() -> done.get() > 50);
        server().crash();
        server().comeBack();
        writer.join();
        assertThat(stores.checkpoints().ofRun(TestRuns.FIRST)).hasSize(wanted);
        assertThat(stores.evidence().ofExperiment("e")).hasSize(wanted);
        assertThat(stores.outbox().size()).isEqualTo(eventsBefore + wanted);
        stores.runs().apply(RunChange.of(stores.runs().find(TestRuns.FIRST).orElseThrow(), RunTrigger.TRAINED, ""));
        assertThat(stores.runs().find(TestRuns.FIRST).orElseThrow().state()).isEqualTo(RunState.SCORING);
    }

    @Test
    void ofTwoCoordinatorsOneConductsAndTheOtherTakesOverWhenItsSessionEnds() throws SQLException {
        PostgresLeadership first = new PostgresLeadership(Objects.requireNonNull(pool));
        PostgresLeadership second = new PostgresLeadership(Objects.requireNonNull(pool));
        assertThat(first.held()).isTrue();
        assertThat(first.held()).isTrue();
        assertThat(second.held()).isFalse();
        assertThat(second.lately()).isFalse();
        endOtherSessions();
        Awaitility.await().until(second::held); // the server ends a session in its own time
        assertThat(first.held()).isFalse();
        second.close();
        assertThat(first.held()).isTrue();
        first.close();
    }

    @Test
    void aLeaderThatSleptThroughItsReplacementChangesNothing() throws SQLException {
        stores.experiments().create(TestRuns.experiment("e"));
        PostgresLeadership first = new PostgresLeadership(Objects.requireNonNull(pool));
        PostgresLeadership second = new PostgresLeadership(Objects.requireNonNull(pool));
        assertThat(first.held()).isTrue();
        first.runIfHeld(() -> assertThat(launch(TestRuns.PREPARE)).isPresent());
        endOtherSessions();
        Awaitility.await().until(second::held);
        assertThatThrownBy(() -> first.runIfHeld(() -> launch(TestRuns.FIRST))) // it has not looked since
                .isInstanceOf(CoordinatorException.Unavailable.class)
                .hasMessageContaining("another coordinator conducts");
        assertThat(stores.runs().find(TestRuns.FIRST).orElseThrow().state()).isEqualTo(RunState.PENDING);
        second.runIfHeld(() -> assertThat(launch(TestRuns.FIRST)).isPresent());
        assertThat(launch(TestRuns.SECOND))
                .as("by whoever is no leader: a person's command")
                .isPresent();
        second.close();
    }

    private Optional<AttemptKey> launch(RunKey run) {
        return stores.runs().launch(stores.runs().find(run).orElseThrow());
    }

    private void endOtherSessions() throws SQLException {
        try (var connection = server().database("postgres").getConnection();
                var statement = connection.prepareStatement(
                        "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'")) {
            statement.execute();
        }
    }
}
