package io.datadecide.coordinator.events;

import io.datadecide.coordinator.config.CoordinatorConfig;
import io.datadecide.coordinator.error.CoordinatorException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.Flow.Subscriber;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Events through a topic of Kafka: to everybody who listens, and back to us. */
public final class KafkaEventChannel implements EventChannel {
    private static final Logger LOG = Logger.getLogger(KafkaEventChannel.class);

    private final UnicastProcessor<Message<?>> outgoing = UnicastProcessor.create();
    private final EventConsumer consumer;

    private KafkaEventChannel(EventConsumer consumer) {
        this.consumer = consumer;
    }

    /**
     * Begins to listen; the broker need not be there yet.
     *
     * @param servers Kafka's bootstrap servers
     */
    public static KafkaEventChannel open(
            KafkaConnector connector, CoordinatorConfig.Events settings, String servers, EventConsumer consumer) {
        KafkaEventChannel channel = new KafkaEventChannel(consumer);
        channel.send(connector.getSubscriber(KafkaSettings.outgoing(settings, servers)));
        channel.listen(connector.getPublisher(KafkaSettings.incoming(settings, servers)));
        return channel;
    }

    @SuppressWarnings("unchecked") // the connector takes messages of whatever its serializer takes
    private void send(Subscriber<? extends Message<?>> topic) {
        outgoing.subscribe((Subscriber<Message<?>>) topic);
    }

    private void listen(Publisher<? extends Message<?>> topic) {
        Multi.createFrom()
                .publisher(topic)
                .emitOn(Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("events").daemon().factory()))
                .subscribe()
                .with(
                        message -> {
                            receive(String.valueOf(message.getPayload()));
                            message.ack();
                        },
                        failure -> LOG.error("no events are heard any more: restart the coordinator", failure));
    }

    @Override
    public void send(OutboxEntry entry) {
        CompletableFuture<@Nullable Void> taken = new CompletableFuture<>();
        Metadata key = Metadata.of(OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(EventJson.key(EventJson.read(entry.payload())))
                .build());
        outgoing.onNext(Message.of(
                EventJson.told(entry),
                key,
                () -> done(taken.complete(null)),
                failure -> done(taken.completeExceptionally(failure))));
        try {
            taken.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new CoordinatorException.Unavailable(
                    "EVENTS_UNAVAILABLE", "Kafka did not take an event: " + cause.getMessage(), cause);
        }
    }

    private static CompletionStage<@Nullable Void> done(boolean first) {
        return CompletableFuture.completedStage(null);
    }

    /** The topic may hold what others or later versions wrote: that is passed over. Nothing else is. */
    private void receive(String json) {
        CoordinatorEvent event;
        try {
            event = EventJson.read(json);
        } catch (IllegalArgumentException e) {
            LOG.warnf("passed over: %s", e.getMessage());
            return;
        }
        while (true) {
            try {
                consumer.accept(event);
                return;
            } catch (CoordinatorException.Unavailable e) {
                LOG.warnf("an event waits for the database: %s", e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("an event could not be acted on: " + json, e);
                return;
            }
        }
    }
}
