package io.datadecide.coordinator.launch.kubernetes;

import io.datadecide.coordinator.schedule.state.AttemptKey;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Looks at attempts on one thread: at those that something was heard of soon, and at all of them now and then, because
 * graces end without anybody saying so and because what failed once may work later.
 */
final class AttemptWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(AttemptWatch.class);
    private static final long ALL_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long SYNC_LOOK_MILLIS = 20;

    private final BooleanSupplier synced;
    private final Supplier<? extends Collection<AttemptKey>> everything;
    private final Consumer<AttemptKey> reconcile;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition heard = lock.newCondition();
    private final Set<AttemptKey> changed = new LinkedHashSet<>();
    private final Thread thread =
            Thread.ofPlatform().name("kubernetes-watch").daemon().unstarted(this::watch);
    private volatile boolean informed;

    AttemptWatch(
            BooleanSupplier synced,
            Supplier<? extends Collection<AttemptKey>> everything,
            Consumer<AttemptKey> reconcile) {
        this.synced = synced;
        this.everything = everything;
        this.reconcile = reconcile;
    }

    void start() {
        thread.start();
    }

    /** Whether every attempt was looked at once. */
    boolean informed() {
        return informed;
    }

    /** Something was heard of an attempt. */
    void changed(AttemptKey attempt) {
        lock.lock();
        try {
            changed.add(attempt);
            heard.signal();
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        try {
            while (!synced.getAsBoolean()) {
                Thread.sleep(SYNC_LOOK_MILLIS);
            }
            while (true) {
                everything.get().forEach(this::lookSafely);
                informed = true;
                long end = System.nanoTime() + ALL_EVERY_NANOS;
                for (long left = ALL_EVERY_NANOS; left > 0; left = end - System.nanoTime()) {
                    take(left).forEach(this::lookSafely);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("stops looking");
        }
    }

    private Set<AttemptKey> take(long nanos) throws InterruptedException {
        lock.lock();
        try {
            if (changed.isEmpty()) {
                heard.awaitNanos(nanos);
            }
            Set<AttemptKey> taken = new LinkedHashSet<>(changed);
            changed.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void lookSafely(AttemptKey attempt) {
        try {
            reconcile.accept(attempt);
        } catch (RuntimeException e) {
            LOG.warnf(e, "attempt %s is looked at again later", attempt);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
