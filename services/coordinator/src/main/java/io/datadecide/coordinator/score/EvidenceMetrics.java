package io.datadecide.coordinator.score;

import io.datadecide.coordinator.store.Measurement;
import io.datadecide.plan.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which of a task's measurements become evidence. */
final class EvidenceMetrics {
    /** What the field quotes for a task, under one name for all tasks. */
    static final String PRIMARY = "primary_metric";

    private EvidenceMetrics() {}

    /** The metrics that the experiment asks for (all, if it names none), and always the quoted and the target's. */
    static List<Measurement> of(Experiment experiment, List<Measurement> measurements) {
        List<Measurement> all = new ArrayList<>(measurements);
        boolean named = measurements.stream().anyMatch(m -> m.metric().equals(PRIMARY));
        if (!named) {
            measurements.stream()
                    .filter(Measurement::quoted)
                    .findFirst()
                    .map(m -> new Measurement(PRIMARY, m.value(), m.standardError(), m.instances(), true))
                    .ifPresent(all::add);
        }
        if (experiment.metrics().isEmpty()) {
            return all;
        }
        Set<String> wanted = new TreeSet<>(experiment.metrics());
        wanted.add(PRIMARY);
        wanted.add(experiment.target().metric());
        return all.stream().filter(m -> wanted.contains(m.metric())).toList();
    }
}
