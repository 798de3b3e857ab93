package io.datadecide.coordinator.events;

import io.datadecide.coordinator.leader.Leadership;
import io.datadecide.coordinator.meter.CoordinatorMeters;
import io.datadecide.coordinator.schedule.state.RunKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Takes events from the outbox to the channel, in order, each at least once: it is forgotten only after the channel has
 * acknowledged it.
 */
public final class OutboxRelay implements ChangeSignals.Listener, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 100;

    private final Outbox outbox;
    private final EventChannel channel;
    private final Leadership leadership;
    private final Duration longestPause;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().name("outbox-relay").daemon().unstarted(this::relay);
    private volatile boolean closed;

    /**
     * A relay that does not run yet.
     *
     * @param leadership events are relayed only while it is held, so that they leave in order
     * @param longestPause time between looks when nothing happens, or after a failure
     */
    public OutboxRelay(Outbox outbox, EventChannel channel, Leadership leadership, Duration longestPause) {
        this.outbox = outbox;
        this.channel = channel;
        this.leadership = leadership;
        this.longestPause = longestPause;
    }

    /** Starts relaying. */
    public void start() {
        thread.start();
    }

    private void relay() {
        while (!closed) {
            try {
                if (leadership.held()) {
                    deliverAll();
                }
            } catch (RuntimeException e) {
                LOG.warnf("an event was not delivered; it is tried again: %s", e.getMessage());
                LOG.debug("the cause in full", e);
            }
            pause();
        }
    }

    /** Delivers what is there; stops at the first event that the channel does not take. */
    void deliverAll() {
        List<OutboxEntry> entries = outbox.oldest(BATCH);
        while (!entries.isEmpty() && !closed) {
            for (OutboxEntry entry : entries) {
                channel.send(entry);
                outbox.delivered(entry.id());
                CoordinatorMeters.delivered(Duration.between(entry.time(), Instant.now()));
            }
            entries = outbox.oldest(BATCH);
        }
    }

    private void pause() {
        try {
            if (wake.tryAcquire(longestPause.toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void runChanged(RunKey key) {
        wake.release();
    }

    @Override
    public void experimentChanged(String name) {
        wake.release();
    }

    @Override
    public void close() {
        closed = true;
        wake.release();
    }
}
