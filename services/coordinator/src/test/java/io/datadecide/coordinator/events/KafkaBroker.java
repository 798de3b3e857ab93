package io.datadecide.coordinator.events;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A real Kafka broker, its own controller, as a process that can be killed and started again. */
public final class KafkaBroker implements QuarkusTestResourceLifecycleManager {
    private static @Nullable KafkaBroker running;
    private final Path directory = temporary();
    private final int port = freePort();
    private final int controllerPort = freePort();
    private @Nullable Process process;

    /** The broker of the test that is running. */
    static KafkaBroker get() {
        KafkaBroker broker = running;
        if (broker == null) {
            throw new IllegalStateException("no broker was started");
        }
        return broker;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public Map<String, String> start() {
        running = this;
        try {
            Files.createDirectories(directory.resolve("log"));
            Files.writeString(
                    directory.resolve("log/meta.properties"), """
                    version=1
                    cluster.id=datadecide-test-cluster
                    node.id=1
                    directory.id=%s
                    """.formatted(org.apache.kafka.common.Uuid.randomUuid()));
            Files.writeString(directory.resolve("server.properties"), settings());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        comeBack();
        return Map.of(
                "datadecide.coordinator.events.kafka-servers", address(),
                "datadecide.coordinator.local.directory",
                        directory.resolve(UUID.randomUUID().toString()).toString());
    }

    private String settings() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s/log
                num.partitions=3
                offsets.topic.num.partitions=1
                offsets.topic.replication.factor=1
                group.initial.rebalance.delay.ms=0
                """.formatted(port, controllerPort, directory);
    }

    void comeBack() {
        try {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "kafka.Kafka",
                            directory.resolve("server.properties").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("broker.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        Process broker = process;
        if (broker != null) {
            broker.destroyForcibly();
            broker.onExit().join();
        }
    }

    @Override
    public void stop() {
        kill();
        running = null;
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("kafka");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
