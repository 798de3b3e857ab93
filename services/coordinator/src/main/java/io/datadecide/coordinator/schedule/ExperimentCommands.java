package io.datadecide.coordinator.schedule;

import io.datadecide.coordinator.CoordinatorException;
import io.datadecide.coordinator.events.ChangeSignals;
import io.datadecide.coordinator.schedule.state.ExperimentState;
import io.datadecide.coordinator.store.ExperimentStore;
import io.datadecide.coordinator.store.NewExperiment;
import io.datadecide.coordinator.store.Run;
import io.datadecide.coordinator.store.RunStore;
import io.datadecide.coordinator.store.StoredExperiment;

/** What people can do to experiments. */
public final class ExperimentCommands {
    private final ExperimentStore experiments;
    private final RunStore runs;
    private final RunLifecycle lifecycle;
    private final RunConductor conductor;
    private final ChangeSignals signals;

    public ExperimentCommands(
            ExperimentStore experiments,
            RunStore runs,
            RunLifecycle lifecycle,
            RunConductor conductor,
            ChangeSignals signals) {
        this.experiments = experiments;
        this.runs = runs;
        this.lifecycle = lifecycle;
        this.conductor = conductor;
        this.signals = signals;
    }

    /** Stores an experiment; false when the very same one is there already. */
    public boolean create(NewExperiment wanted) {
        boolean created = experiments.create(wanted);
        if (!created && !sameAs(require(wanted.name()), wanted)) {
            throw new CoordinatorException.AlreadyExists("another experiment file was stored under the name '"
                    + wanted.name() + "': give this one another name");
        }
        signals.experimentChanged(wanted.name());
        return created;
    }

    private boolean sameAs(StoredExperiment stored, NewExperiment wanted) {
        return stored.yaml().equals(wanted.yaml())
                && runs.ofExperiment(stored.name()).stream()
                        .map(Run::plan)
                        .toList()
                        .equals(wanted.runs());
    }

    /** Stops all runs of an experiment; what is trained and scored stays. */
    public StoredExperiment cancel(String name) {
        return conductor.exclusively(() -> {
            StoredExperiment experiment = require(name);
            if (experiment.state() == ExperimentState.RUNNING) {
                for (Run run : runs.ofExperiment(name)) {
                    lifecycle.cancel(run.key(), "the experiment was cancelled");
                }
                experiments.move(name, ExperimentState.RUNNING, ExperimentState.CANCELLED, "cancelled by request");
                signals.experimentChanged(name);
            }
            return require(name);
        });
    }

    /**
     * Gives failed and cancelled runs a fresh set of tries.
     *
     * @return how many runs
     */
    public int retry(String name) {
        return conductor.exclusively(() -> {
            StoredExperiment experiment = require(name);
            int retried = 0;
            for (Run run : runs.ofExperiment(name)) {
                if (lifecycle.retry(run.key())) {
                    retried++;
                }
            }
            if (experiment.state().ended() && (retried > 0 || experiment.state() != ExperimentState.SUCCEEDED)) {
                experiments.move(name, experiment.state(), ExperimentState.RUNNING, "");
            }
            signals.experimentChanged(name);
            return retried;
        });
    }

    /** The experiment of this name. */
    public StoredExperiment require(String name) {
        return experiments.find(name).orElseThrow(() -> new CoordinatorException.NotFound("experiment", name));
    }
}
