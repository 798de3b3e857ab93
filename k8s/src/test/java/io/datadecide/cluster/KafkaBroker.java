package io.datadecide.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Kafka as a company has it already: outside the cluster, which reaches it under the node's address. One broker, its own
 * controller, a process of this machine.
 */
final class KafkaBroker implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Path directory;
    private final String address;
    private Process process;

    private KafkaBroker(Path directory, String address) {
        this.directory = directory;
        this.address = address;
        process = started();
    }

    /** One whose files lie in a directory; it is ready some seconds later. */
    static KafkaBroker start(Path directory) {
        String node = Node.address();
        String address = node + ":" + Node.freePort(node);
        try {
            Files.createDirectory(directory.resolve("log"));
            Files.writeString(directory.resolve("log/meta.properties"), """
                    version=1
                    cluster.id=datadecide-test-cluster
                    node.id=1
                    directory.id=%s
                    """.formatted(Uuid.randomUuid()));
            Files.writeString(directory.resolve("server.properties"), """
                    process.roles=broker,controller
                    node.id=1
                    controller.quorum.voters=1@%2$s
                    listeners=PLAINTEXT://%1$s,CONTROLLER://%2$s
                    controller.listener.names=CONTROLLER
                    inter.broker.listener.name=PLAINTEXT
                    log.dirs=%3$s/log
                    num.partitions=3
                    offsets.topic.num.partitions=1
                    offsets.topic.replication.factor=1
                    """.formatted(
                            address, LOOPBACK + ":" + Node.freePort(LOOPBACK), directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KafkaBroker(directory, address);
    }

    private Process started() {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "kafka.Kafka",
                            directory.resolve("server.properties").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("broker.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Host and port for clients, here and in pods. */
    String address() {
        return address;
    }

    /** Without a moment to end in; it is ready again some seconds later. */
    void restart() {
        close();
        process = started();
    }

    /** All that a topic holds; what has one key is in its order. */
    List<String> values(String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", address);
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
