package io.datadecide.coordinator.schedule;

import io.datadecide.coordinator.error.CoordinatorException;
import io.datadecide.coordinator.events.ChangeSignals;
import io.datadecide.coordinator.schedule.state.ExperimentState;
import io.datadecide.coordinator.schedule.state.RunKind;
import io.datadecide.coordinator.schedule.state.RunState;
import io.datadecide.coordinator.store.ExperimentFilter;
import io.datadecide.coordinator.store.ExperimentStore;
import io.datadecide.coordinator.store.NewExperiment;
import io.datadecide.coordinator.store.Run;
import io.datadecide.coordinator.store.RunStore;
import io.datadecide.coordinator.store.StoredExperiment;
import io.datadecide.coordinator.trace.ExperimentTraces;
import io.datadecide.coordinator.trace.OpenSpan;
import io.datadecide.plan.experiment.Suggestion;
import java.util.List;

/** What people can do to experiments. */
public final class ExperimentCommands {
    private static final int SUGGESTED_FROM = 500;

    private final ExperimentStore experiments;
    private final RunStore runs;
    private final RunLifecycle lifecycle;
    private final RunScheduler scheduler;
    private final ChangeSignals signals;
    private final ExperimentTraces traces;

    public ExperimentCommands(
            ExperimentStore experiments,
            RunStore runs,
            RunLifecycle lifecycle,
            RunScheduler scheduler,
            ChangeSignals signals,
            ExperimentTraces traces) {
        this.experiments = experiments;
        this.runs = runs;
        this.lifecycle = lifecycle;
        this.scheduler = scheduler;
        this.signals = signals;
        this.traces = traces;
    }

    /** Stores an experiment; false when the very same one is there already. */
    public boolean create(NewExperiment wanted) {
        boolean created;
        try (OpenSpan submission = traces.submission(wanted)) {
            created = experiments.create(wanted, submission.traceparent());
        }
        if (!created && !sameAs(require(wanted.name()), wanted)) {
            throw new CoordinatorException.AlreadyExists(
                    wanted.name(),
                    "another experiment file was stored under the name '" + wanted.name()
                            + "': give this one another name, or delete the other");
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
        return scheduler.exclusively(() -> {
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
     * @param failedOnly leaves cancelled trainings as they are; cancelled preparations are taken up, because failed
     *     trainings may wait for them
     * @return how many runs
     */
    public int retry(String name, boolean failedOnly) {
        return scheduler.exclusively(() -> {
            StoredExperiment experiment = require(name);
            int retried = 0;
            for (Run run : runs.ofExperiment(name)) {
                boolean wanted = !failedOnly
                        || run.state() == RunState.FAILED
                        || run.plan().kind() == RunKind.PREPARE;
                if (wanted && lifecycle.retry(run.key())) {
                    retried++;
                }
            }
            boolean unfinished = experiment.state() == ExperimentState.FAILED
                    || (experiment.state() == ExperimentState.CANCELLED && !failedOnly);
            if (experiment.state().ended() && (retried > 0 || unfinished)) {
                experiments.move(name, experiment.state(), ExperimentState.RUNNING, "");
            }
            signals.experimentChanged(name);
            return retried;
        });
    }

    /** Tells whoever watches that an experiment changed. */
    void tell(String name) {
        signals.experimentChanged(name);
    }

    /** The experiment of this name. */
    public StoredExperiment require(String name) {
        return experiments.find(name).orElseThrow(() -> {
            List<String> names = experiments.newest(ExperimentFilter.ALL, SUGGESTED_FROM, Long.MAX_VALUE).stream()
                    .map(StoredExperiment::name)
                    .toList();
            String mend = Suggestion.near(name, names)
                    .map(near -> "; did you mean '" + near + "'?")
                    .orElse("; list the experiments to see their names");
            return new CoordinatorException.NotFound("experiment", name, mend);
        });
    }
}
