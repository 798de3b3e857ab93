package io.datadecide.coordinator.score;

import io.datadecide.coordinator.store.Measurement;
import io.datadecide.decide.evidence.FlaggedMetrics;
import io.datadecide.decide.evidence.MetricDirections;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which of a task's measurements become evidence. */
final class EvidenceMetrics {
    /** What the field quotes for a task, under one name for all tasks. */
    static final String PRIMARY = "primary_metric";

    private static final String UNMARKED = FlaggedMetrics.UNMARKED_SUFFIX;
    private static final String MARKED_SHARE = FlaggedMetrics.SHARE;
    private static final MetricDirections DIRECTIONS = MetricDirections.withLowerIsBetter(List.of());

    private EvidenceMetrics() {}

    /**
     * The metrics that the experiment asks for (all, if it names none), and always the quoted and the target's. Higher is
     * better for whatever is called primary; what text is quoted by, bits per byte, keeps its own name only.
     */
    static List<Measurement> of(List<String> asked, String targetMetric, List<Measurement> measurements) {
        List<Measurement> all = new ArrayList<>(measurements);
        boolean named = measurements.stream().anyMatch(m -> m.metric().equals(PRIMARY));
        if (!named) {
            measurements.stream()
                    .filter(Measurement::quoted)
                    .filter(measurement -> !DIRECTIONS.lowerIsBetter(measurement.metric()))
                    .findFirst()
                    .map(m -> new Measurement(PRIMARY, m.value(), m.standardError(), m.instances(), true))
                    .ifPresent(all::add);
        }
        if (asked.isEmpty()) {
            return all;
        }
        Set<String> wanted = new TreeSet<>(asked);
        wanted.add(PRIMARY);
        wanted.add(targetMetric);
        return all.stream()
                .filter(m -> m.quoted() || m.metric().equals(MARKED_SHARE) || wanted.contains(withMarked(m.metric())))
                .toList();
    }

    /** The metric that counts all instances, of one that leaves marked ones out. */
    private static String withMarked(String metric) {
        return metric.endsWith(UNMARKED) ? metric.substring(0, metric.length() - UNMARKED.length()) : metric;
    }
}
