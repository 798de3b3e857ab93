package io.datadecide.coordinator.api;

import io.datadecide.coordinator.error.CoordinatorException;
import io.datadecide.coordinator.events.ChangeSignals;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.store.ExperimentStore;
import io.datadecide.coordinator.store.StoredExperiment;
import io.datadecide.proto.experiment.v1.Experiment;
import io.datadecide.proto.experiment.v1.Run;
import io.datadecide.proto.experiment.v1.WatchExperimentResponse;
import io.datadecide.serving.Recipient;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One watcher of one experiment. It remembers which runs changed, not how: a slow watcher skips states, costs no memory,
 * and ends up with the newest.
 */
final class ExperimentWatch implements ChangeSignals.Listener {
    private static final long LOOK_EVERY_MILLIS = 1000;

    private final String name;
    private final ExperimentStore experiments;
    private final ExperimentMessages messages;
    private final Recipient<WatchExperimentResponse> watcher;
    private final Set<RunKey> changed = new LinkedHashSet<>();
    private final Semaphore wake = new Semaphore(0);

    ExperimentWatch(
            String name,
            ExperimentStore experiments,
            ExperimentMessages messages,
            Recipient<WatchExperimentResponse> watcher) {
        this.name = name;
        this.experiments = experiments;
        this.messages = messages;
        this.watcher = watcher;
        watcher.end().thenRun(wake::release);
    }

    /** Streams until the experiment has ended or the watcher is gone. */
    void stream(StoredExperiment first) throws InterruptedException {
        StoredExperiment experiment = first;
        Experiment told = Experiment.getDefaultInstance();
        while (true) {
            Experiment summary = messages.summary(experiment);
            if (!summary.equals(told)) {
                told = summary;
                takeChanged();
                watcher.send(WatchExperimentResponse.newBuilder()
                        .setExperiment(messages.whole(experiment))
                        .build());
            }
            if (experiment.state().ended() || !awaitChange()) {
                return;
            }
            for (Run run : messages.runs(takeChanged()).toList()) {
                watcher.send(WatchExperimentResponse.newBuilder().setRun(run).build());
            }
            experiment = experiments
                    .find(name)
                    .orElseThrow(
                            () -> new CoordinatorException.NotFound("experiment", name, " any more: it was deleted"));
        }
    }

    /** Waits for a change, and until the watcher can take what changed; false when the watcher is gone. */
    private boolean awaitChange() throws InterruptedException {
        wake.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        wake.drainPermits();
        return watcher.awaitRoom();
    }

    private Set<RunKey> takeChanged() {
        synchronized (changed) {
            Set<RunKey> taken = Set.copyOf(changed);
            changed.clear();
            return taken;
        }
    }

    @Override
    public void runChanged(RunKey key) {
        if (key.experiment().equals(name)) {
            synchronized (changed) {
                changed.add(key);
            }
            wake.release();
        }
    }

    @Override
    public void experimentChanged(String experiment) {
        if (experiment.equals(name)) {
            wake.release();
        }
    }
}
