package io.datadecide.coordinator.events;

import io.datadecide.coordinator.config.CoordinatorConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.Config;

/** The two channels of events for SmallRye's Kafka connector; properties with the prefix {@code kafka.} come on top. */
final class KafkaSettings {
    private static final int ABOVE_DEFAULTS = 100;

    private KafkaSettings() {}

    /** One event at a time is sent and waited for, which keeps them in order; a try is given up after twenty seconds. */
    static Config outgoing(CoordinatorConfig.Events settings, String servers) {
        Map<String, String> channel = channel(settings, servers, "events-to-kafka");
        channel.put("key.serializer", StringSerializer.class.getName());
        channel.put("value.serializer", StringSerializer.class.getName());
        channel.put("acks", "all");
        channel.put("enable.idempotence", "true");
        channel.put("max.block.ms", "10000");
        channel.put("request.timeout.ms", "10000");
        channel.put("delivery.timeout.ms", "20000");
        return config(channel);
    }

    /** What the group has not acknowledged is told again, from the beginning of the topic if it never was there. */
    static Config incoming(CoordinatorConfig.Events settings, String servers) {
        Map<String, String> channel = channel(settings, servers, "events-from-kafka");
        channel.put("key.deserializer", StringDeserializer.class.getName());
        channel.put("value.deserializer", StringDeserializer.class.getName());
        channel.put("group.id", settings.group());
        channel.put("auto.offset.reset", "earliest");
        return config(channel);
    }

    /** Whether Kafka is there decides nothing about our own health: events wait in the outbox. */
    private static Map<String, String> channel(CoordinatorConfig.Events settings, String servers, String name) {
        Map<String, String> channel = new HashMap<>();
        channel.put("channel-name", name);
        channel.put("connector", "smallrye-kafka");
        channel.put("bootstrap.servers", servers);
        channel.put("topic", settings.topic());
        channel.put("health-enabled", "false");
        return channel;
    }

    private static Config config(Map<String, String> channel) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(channel, "events", ABOVE_DEFAULTS))
                .build();
    }
}
