package io.datadecide.coordinator.schedule;

import io.datadecide.coordinator.events.ChangeSignals;
import io.datadecide.coordinator.leader.Leadership;
import io.datadecide.coordinator.meter.CoordinatorMeters;
import io.datadecide.coordinator.schedule.state.RunKey;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Calls {@link SchedulerPass} whenever something changed, and from time to time in case a signal was lost or a backoff is
 * over.
 */
public final class RunScheduler implements ChangeSignals.Listener, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RunScheduler.class);

    private final SchedulerPass pass;
    private final Leadership leadership;
    private final Duration longestPause;
    private final Semaphore wake = new Semaphore(0);
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final Thread thread = Thread.ofPlatform().name("conductor").daemon().unstarted(this::loop);
    private volatile boolean closed;

    /**
     * A conductor that does not run yet.
     *
     * @param leadership passes are made only while it is held
     * @param longestPause time between passes when nothing happens
     */
    public RunScheduler(SchedulerPass pass, Leadership leadership, Duration longestPause) {
        this.pass = pass;
        this.leadership = leadership;
        this.longestPause = longestPause;
    }

    /** Starts conducting. */
    public void start() {
        thread.start();
    }

    /** Does something while no pass is going on. */
    public <T> T exclusively(Supplier<T> work) {
        oneAtATime.lock();
        try {
            return work.get();
        } finally {
            oneAtATime.unlock();
            wake.release();
        }
    }

    private void loop() {
        while (!closed) {
            long began = System.nanoTime();
            try {
                oneAtATime.lock();
                try {
                    if (leadership.held()) {
                        leadership.runIfHeld(pass);
                        CoordinatorMeters.passed(true, Duration.ofNanos(System.nanoTime() - began));
                    }
                } finally {
                    oneAtATime.unlock();
                }
            } catch (RuntimeException e) {
                CoordinatorMeters.passed(false, Duration.ofNanos(System.nanoTime() - began));
                LOG.error("a scheduling pass failed; the next one starts over", e);
            }
            pause(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    /** A pass over thousands of runs is followed by as long a rest, however often something changes. */
    private void pause(Duration took) {
        try {
            if (!closed) {
                Thread.sleep(took.compareTo(longestPause) > 0 ? longestPause : took);
            }
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

    /** Ends after the pass that is going on: nothing is launched from then on. */
    @Override
    public void close() {
        closed = true;
        wake.release();
        oneAtATime.lock();
        oneAtATime.unlock();
    }
}
