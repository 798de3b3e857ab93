package io.datadecide.coordinator.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** A real PostgreSQL in a container, at a port that stays the same when it is started again. */
final class PostgresServer implements AutoCloseable {
    private static final int PORT = 5432;
    private static final String PASSWORD = "datadecide";
    private final int port = freePort();
    private final GenericContainer<?> container;

    private PostgresServer() {
        container = new GenericContainer<>("postgres:15")
                .withEnv("POSTGRES_PASSWORD", PASSWORD)
                .withExposedPorts(PORT)
                .withCreateContainerCmdModifier(
                        command -> Objects.requireNonNullElseGet(command.getHostConfig(), HostConfig::newHostConfig)
                                .withPortBindings(new PortBinding(Ports.Binding.bindPort(port), new ExposedPort(PORT))))
                .waitingFor(Wait.forLogMessage(".*ready to accept connections.*", 2));
    }

    /** Started; the test is skipped, or fails where containers are required, when there is no engine. */
    static PostgresServer start() {
        boolean engine = DockerClientFactory.instance().isDockerAvailable();
        if (!engine && "true".equals(System.getenv("DATADECIDE_REQUIRE_CONTAINERS"))) {
            throw new IllegalStateException(
                    "there is no container engine, and DATADECIDE_REQUIRE_CONTAINERS says that there must be one");
        }
        if (!engine) {
            System.err.println("SKIPPED: there is no container engine, so PostgreSQL is not tested here");
        }
        assumeTrue(engine, "a container engine");
        PostgresServer server = new PostgresServer();
        server.container.start();
        return server;
    }

    /** A new, empty database. */
    PGSimpleDataSource empty(String name) throws SQLException {
        try (Connection connection = database("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return database(name);
    }

    PGSimpleDataSource database(String name) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {container.getHost()});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(name);
        source.setUser("postgres");
        source.setPassword(PASSWORD);
        return source;
    }

    /** Kills the server as a node that loses power does, and lets it come back. */
    void crash() {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    void comeBack() {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        container.stop();
    }
}
