package io.datadecide.coordinator.api;

import io.datadecide.coordinator.CoordinatorException;
import io.datadecide.coordinator.events.ChangeSignals;
import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.store.ExperimentStore;
import io.datadecide.coordinator.store.StoredExperiment;
import io.datadecide.proto.experiment.v1.Experiment;
import io.datadecide.proto.experiment.v1.WatchExperimentResponse;
import io.grpc.stub.ServerCallStreamObserver;
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
    private final ServerCallStreamObserver<WatchExperimentResponse> observer;
    private final Set<RunKey> changed = new LinkedHashSet<>();
    private final Semaphore wake = new Semaphore(0);

    ExperimentWatch(
            String name,
            ExperimentStore experiments,
            ExperimentMessages messages,
            ServerCallStreamObserver<WatchExperimentResponse> observer) {
        this.name = name;
        this.experiments = experiments;
        this.messages = messages;
        this.observer = observer;
    }

    /** Streams until the experiment has ended or the watcher is gone. */
    void stream(StoredExperiment first) throws InterruptedException {
        StoredExperiment experiment = first;
        Experiment told = Experiment.getDefaultInstance();
        while (!observer.isCancelled()) {
            Experiment summary = messages.summary(experiment);
            if (!summary.equals(told)) {
                told = summary;
                takeChanged();
                send(WatchExperimentResponse.newBuilder().setExperiment(messages.whole(experiment)));
            }
            if (experiment.state().ended()) {
                observer.onCompleted();
                return;
            }
            awaitChange();
            messages.runs(takeChanged())
                    .forEach(run -> send(WatchExperimentResponse.newBuilder().setRun(run)));
            experiment = experiments
                    .find(name)
                    .orElseThrow(
                            () -> new CoordinatorException.NotFound("experiment", name, " any more: it was deleted"));
        }
    }

    private void send(WatchExperimentResponse.Builder response) {
        if (!observer.isCancelled()) {
            observer.onNext(response.build());
        }
    }

    /** Waits for a change, and until the watcher can take what changed. */
    private void awaitChange() throws InterruptedException {
        do {
            wake.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            wake.drainPermits();
        } while (!observer.isReady() && !observer.isCancelled());
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
