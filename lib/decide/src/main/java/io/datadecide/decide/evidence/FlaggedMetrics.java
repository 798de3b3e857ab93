package io.datadecide.decide.evidence;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Evidence that was measured twice: with all instances of the tasks, and without those that stand in a corpus. The scorer
 * calls the second kind of metric like the first, with {@value #UNMARKED_SUFFIX} at the end.
 *
 * @param all what counts all instances
 * @param clean what leaves marked instances out, under the plain names; null where nothing was marked
 * @param shareByTask share of a task's instances that is marked
 */
public record FlaggedMetrics(Evidence all, @Nullable Evidence clean, Map<String, Double> shareByTask) {
    /** Ends the name of a metric that leaves marked instances out. */
    public static final String UNMARKED_SUFFIX = "_unmarked";

    /** Name of the metric that is the share of marked instances. */
    public static final String SHARE = "marked_share";

    public FlaggedMetrics {
        shareByTask = Map.copyOf(shareByTask);
    }

    /** Takes the two kinds apart; evidence without any mark stays as it is. */
    public static FlaggedMetrics of(Evidence evidence) {
        if (evidence.measures().stream().noneMatch(measure -> special(measure.metric()))) {
            return new FlaggedMetrics(evidence, null, Map.of());
        }
        EvidenceBuilder all = new EvidenceBuilder();
        EvidenceBuilder clean = new EvidenceBuilder();
        Map<String, Double> shares = new TreeMap<>();
        evidence.forEachRow(row -> {
            if (row.metric().equals(SHARE)) {
                shares.merge(row.task(), row.value(), Math::max);
            } else if (row.metric().endsWith(UNMARKED_SUFFIX)) {
                int end = row.metric().length() - UNMARKED_SUFFIX.length();
                clean.add(row.withMetric(row.metric().substring(0, end)));
            } else {
                all.add(row);
            }
        });
        return new FlaggedMetrics(all.build().withWarnings(evidence.warnings()), clean.build(), shares);
    }

    private static boolean special(String metric) {
        return metric.equals(SHARE) || metric.endsWith(UNMARKED_SUFFIX);
    }
}
