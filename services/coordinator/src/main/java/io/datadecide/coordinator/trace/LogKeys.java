package io.datadecide.coordinator.trace;

import io.datadecide.coordinator.schedule.state.CheckpointKey;
import io.datadecide.coordinator.store.Run;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.MDC;

/** Which run the log lines of this thread are about, for logs that programs read. */
public final class LogKeys implements AutoCloseable {
    private final List<String> keys = new ArrayList<>();

    private LogKeys() {}

    /** Lines about a run. */
    public static LogKeys of(Run run) {
        return new LogKeys()
                .put("experiment", run.key().experiment())
                .put("runId", run.key().id())
                .put("corpus", run.plan().corpus())
                .put("size", run.plan().size())
                .put("seed", run.plan().seed())
                .put("step", run.progress().step());
    }

    /** Lines about a checkpoint. */
    public static LogKeys of(CheckpointKey checkpoint) {
        return new LogKeys()
                .put("experiment", checkpoint.run().experiment())
                .put("runId", checkpoint.run().id())
                .put("step", checkpoint.step());
    }

    private LogKeys put(String key, Object value) {
        MDC.put(key, value);
        keys.add(key);
        return this;
    }

    @Override
    public void close() {
        keys.forEach(MDC::remove);
    }
}
