package io.datadecide.coordinator.decision;

import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.schedule.state.RunKind;
import io.datadecide.coordinator.store.EvidenceRecord;
import io.datadecide.coordinator.store.EvidenceStore;
import io.datadecide.coordinator.store.Run;
import io.datadecide.coordinator.store.RunStore;
import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.EvidenceBuilder;
import io.datadecide.decide.evidence.EvidenceRow;
import io.datadecide.decide.report.LossCurve;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stored evidence and curves of an experiment, in the order of the plan, as the decision library reads them. */
public final class ExperimentEvidence {
    private final RunStore runs;
    private final EvidenceStore evidence;

    public ExperimentEvidence(RunStore runs, EvidenceStore evidence) {
        this.runs = runs;
        this.evidence = evidence;
    }

    /** All evidence that there is. */
    public Evidence of(String experiment) {
        Map<RunKey, Run> byKey = new HashMap<>();
        runs.ofExperiment(experiment).forEach(run -> byKey.put(run.key(), run));
        EvidenceBuilder builder = new EvidenceBuilder();
        for (EvidenceRecord found : evidence.ofExperiment(experiment)) {
            Run run = byKey.get(found.checkpoint().run());
            if (run != null) {
                builder.add(row(run, found));
            }
        }
        return builder.build();
    }

    private static EvidenceRow row(Run run, EvidenceRecord found) {
        return new EvidenceRow(
                run.plan().corpus(),
                run.plan().size(),
                run.plan().params(),
                found.tokensSeen(),
                6.0 * run.plan().params() * found.tokensSeen(),
                Long.toString(run.plan().seed()),
                found.checkpoint().step(),
                found.task(),
                found.measurement().metric(),
                found.measurement().value());
    }

    /** The training curves that were kept. */
    public List<LossCurve> curves(String experiment) {
        return runs.ofExperiment(experiment).stream()
                .filter(run -> run.plan().kind() == RunKind.TRAIN)
                .map(run -> new LossCurve(
                        run.plan().corpus(),
                        run.plan().size(),
                        Long.toString(run.plan().seed()),
                        runs.curve(run.key()).stream()
                                .map(point -> new LossCurve.Point(point.step(), point.tokensSeen(), point.loss()))
                                .toList()))
                .filter(curve -> !curve.points().isEmpty())
                .toList();
    }
}
