package io.datadecide.coordinator;

import io.datadecide.coordinator.launch.LaunchRequest;
import io.datadecide.coordinator.launch.RunLauncher;
import io.datadecide.coordinator.launch.RunLogs;
import io.datadecide.coordinator.launch.WorkerState;
import io.datadecide.coordinator.schedule.state.AttemptKey;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Workers that have printed more than anybody reads, and print nothing more. */
@Alternative
@Singleton
public class SilentWorkers implements RunLauncher, RunLogs {
    private final AtomicInteger readers = new AtomicInteger();

    /** How many logs are being read. */
    int readers() {
        return readers.get();
    }

    @Override
    public RunLogs logs() {
        return this;
    }

    /** Who follows hears nothing; who does not is told something without an end. */
    @Override
    public boolean stream(AttemptKey attempt, Extent extent, Reader reader) {
        readers.incrementAndGet();
        try {
            if (extent.follow()) {
                reader.left().join();
            } else {
                while (reader.take(new byte[PIECE_BYTES])) {
                    Thread.onSpinWait();
                }
            }
        } finally {
            readers.decrementAndGet();
        }
        return true;
    }

    @Override
    public void launch(LaunchRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void stop(AttemptKey attempt) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<AttemptKey, WorkerState> workers() {
        return Map.of();
    }

    @Override
    public void close() {
        // there is nothing to take down
    }
}
