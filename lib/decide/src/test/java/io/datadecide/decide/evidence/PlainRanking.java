package io.datadecide.decide.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The ranking that rows give, computed a second time with nothing but maps: one task, one metric, higher is better. */
record PlainRanking(List<EvidenceRow> rows, String task, String metric) {

    /** Mean over seeds by corpus at the last step that the runs of a size share and at which most have a value. */
    Map<String, Double> means(String size) {
        List<EvidenceRow> here =
                rows.stream().filter(r -> r.size().equals(size)).toList();
        Set<String> runs = here.stream().map(PlainRanking::run).collect(Collectors.toSet());
        TreeMap<Long, Set<String>> runsAt = new TreeMap<>(Comparator.reverseOrder());
        here.forEach(r -> runsAt.computeIfAbsent(r.step(), s -> new TreeSet<>()).add(run(r)));
        Map<String, List<Double>> best = Map.of();
        for (Map.Entry<Long, Set<String>> step : runsAt.entrySet()) {
            Map<String, List<Double>> values =
                    step.getValue().size() == runs.size() ? values(here, step.getKey()) : Map.of();
            best = count(values) > count(best) ? values : best;
        }
        Map<String, Double> means = new TreeMap<>();
        best.forEach((corpus, v) ->
                means.put(corpus, v.stream().mapToDouble(d -> d).average().orElseThrow()));
        return means;
    }

    /** Whether a row has the task and metric at all. */
    boolean isAnswerable() {
        return rows.stream().anyMatch(r -> r.task().equals(task) && r.metric().equals(metric));
    }

    /** Finite values by corpus, one a seed; rows that contradict each other give none. */
    private Map<String, List<Double>> values(List<EvidenceRow> here, long step) {
        Map<String, Set<Double>> cells = new TreeMap<>();
        Map<String, String> corpora = new TreeMap<>();
        here.stream()
                .filter(r ->
                        r.step() == step && r.task().equals(task) && r.metric().equals(metric))
                .forEach(r -> {
                    cells.computeIfAbsent(run(r), k -> new TreeSet<>()).add(r.value() == 0 ? 0.0 : r.value());
                    corpora.put(run(r), r.corpus());
                });
        Map<String, List<Double>> values = new TreeMap<>();
        cells.forEach((run, found) -> {
            double only = found.iterator().next();
            if (found.size() == 1 && Double.isFinite(only)) {
                values.computeIfAbsent(String.valueOf(corpora.get(run)), c -> new ArrayList<>())
                        .add(only);
            }
        });
        return values;
    }

    private static int count(Map<String, List<Double>> values) {
        return values.values().stream().mapToInt(List::size).sum();
    }

    private static String run(EvidenceRow row) {
        return row.corpus() + "\n" + row.seed();
    }
}
