package io.datadecide.coordinator.events;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Events within this process, through SmallRye Reactive Messaging. */
@ApplicationScoped
public class MessagingEventChannel implements EventChannel {
    private static final String EVENTS = "events";

    private final Emitter<String> emitter;
    private final EventConsumer consumer;

    public MessagingEventChannel(@Channel(EVENTS) Emitter<String> emitter, EventConsumer consumer) {
        this.emitter = emitter;
        this.consumer = consumer;
    }

    @Override
    public void send(OutboxEntry entry) {
        emitter.send(EventJson.told(entry)).toCompletableFuture().join();
    }

    /** Acknowledged when it returns, so that the outbox forgets the event only then. */
    @Incoming(EVENTS)
    @Blocking
    public void receive(String json) {
        consumer.accept(EventJson.read(json));
    }
}
