package io.datadecide.coordinator.schedule;

import io.datadecide.coordinator.decision.ExperimentClosing;
import io.datadecide.coordinator.events.ChangeSignals;
import io.datadecide.coordinator.schedule.state.ExperimentState;
import io.datadecide.coordinator.schedule.state.RunState;
import io.datadecide.coordinator.store.ExperimentStore;
import io.datadecide.coordinator.store.Run;
import io.datadecide.coordinator.store.RunStore;
import io.datadecide.coordinator.store.StoredExperiment;
import io.datadecide.coordinator.trace.ExperimentTraces;
import io.datadecide.coordinator.trace.OpenSpan;
import java.util.List;
import org.jboss.logging.Logger;

/** Ends experiments whose runs have all ended. */
public final class ExperimentEnd implements Runnable {
    private static final Logger LOG = Logger.getLogger(ExperimentEnd.class);

    private final ExperimentStore experiments;
    private final RunStore runs;
    private final ExperimentClosing closing;
    private final ChangeSignals signals;
    private final ExperimentTraces traces;

    public ExperimentEnd(
            ExperimentStore experiments,
            RunStore runs,
            ExperimentClosing closing,
            ChangeSignals signals,
            ExperimentTraces traces) {
        this.experiments = experiments;
        this.runs = runs;
        this.closing = closing;
        this.signals = signals;
        this.traces = traces;
    }

    @Override
    public void run() {
        for (StoredExperiment experiment : experiments.inState(ExperimentState.RUNNING)) {
            if (runs.allEnded(experiment.name())) {
                end(experiment, runs.ofExperiment(experiment.name()));
            }
        }
    }

    private void end(StoredExperiment experiment, List<Run> all) {
        List<Run> failed =
                all.stream().filter(run -> run.state() == RunState.FAILED).toList();
        String reason = failed.isEmpty() ? "" : reason(failed, all.size());
        ExperimentState state = failed.isEmpty() ? ExperimentState.SUCCEEDED : ExperimentState.FAILED;
        OpenSpan deciding = traces.decision(experiment.name());
        try {
            closing.close(experiment);
        } catch (RuntimeException e) {
            LOG.errorf(e, "experiment=%s could not be decided", experiment.name());
            state = ExperimentState.FAILED;
            reason = (reason.isEmpty() ? "" : reason + "; ") + "no decision: " + e.getMessage();
            deciding.failed(reason);
        } finally {
            deciding.close();
        }
        experiments.move(experiment.name(), ExperimentState.RUNNING, state, reason);
        LOG.infof("experiment=%s ended: %s %s", experiment.name(), state, reason);
        signals.experimentChanged(experiment.name());
    }

    private static String reason(List<Run> failed, int all) {
        return failed.size() + " of " + all + " runs failed; "
                + failed.getFirst().key().id() + ": " + failed.getFirst().reason();
    }
}
