package io.datadecide.decide.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/** All that was measured, indexed by checkpoint and measure. Immutable; safe to read from many threads. */
public final class Evidence {

    private final List<Checkpoint> checkpoints;
    private final List<Measure> measures;
    private final Map<Measure, Integer> measureIds;
    private final Map<String, List<Run>> runsBySize;
    private final Cells cells;
    private final long rowsRead;
    private final List<Warning> warnings;

    Evidence(List<Checkpoint> checkpoints, List<Measure> measures, Cells cells, long rowsRead, List<Warning> warnings) {
        this.checkpoints = List.copyOf(checkpoints);
        this.measures = List.copyOf(measures);
        this.cells = cells;
        this.rowsRead = rowsRead;
        this.warnings = List.copyOf(warnings);
        measureIds = HashMap.newHashMap(measures.size());
        for (int m = 0; m < measures.size(); m++) {
            measureIds.put(measures.get(m), m);
        }
        runsBySize = runsBySize(this.checkpoints);
    }

    public static Evidence of(Collection<EvidenceRow> rows) {
        EvidenceBuilder builder = new EvidenceBuilder();
        rows.forEach(builder::add);
        return builder.build();
    }

    private static Map<String, List<Run>> runsBySize(List<Checkpoint> checkpoints) {
        Map<Run, List<Integer>> byRun = new LinkedHashMap<>();
        for (int c = 0; c < checkpoints.size(); c++) {
            Checkpoint checkpoint = checkpoints.get(c);
            Run run = new Run(checkpoint.corpus(), checkpoint.size(), checkpoint.seed(), List.of());
            byRun.computeIfAbsent(run, r -> new ArrayList<>()).add(c);
        }
        Map<String, List<Run>> bySize = new HashMap<>();
        byRun.forEach((run, members) -> {
            members.sort(Comparator.comparingLong(c -> checkpoints.get(c).step()));
            bySize.computeIfAbsent(run.size(), s -> new ArrayList<>())
                    .add(new Run(run.corpus(), run.size(), run.seed(), members));
        });
        bySize.values()
                .forEach(runs -> runs.sort(Comparator.comparing(Run::corpus).thenComparing(Run::seed)));
        return bySize;
    }

    /** The same with other warnings. */
    Evidence withWarnings(List<Warning> others) {
        return new Evidence(checkpoints, measures, cells, rowsRead, others);
    }

    /** Rows read, repeated ones included. */
    public long rows() {
        return rowsRead;
    }

    /** What is wrong with the rows themselves. */
    public List<Warning> warnings() {
        return warnings;
    }

    /** Names of the corpora, sorted. */
    public List<String> corpora() {
        return distinct(Checkpoint::corpus);
    }

    /** Names of the sizes, sorted by parameters and then by name. */
    public List<String> sizes() {
        return runsBySize.keySet().stream()
                .sorted(Comparator.comparingLong(this::params).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** Every (task, metric) that has a row, sorted. */
    public List<Measure> measures() {
        return measures.stream().sorted().toList();
    }

    /** The runs of one size, by corpus and seed; none for a size that no row names. */
    public List<Run> runs(String size) {
        return runsBySize.getOrDefault(size, List.of());
    }

    public Checkpoint checkpoint(int index) {
        return checkpoints.get(index);
    }

    /** Parameters of a size: the most that any of its checkpoints gives; 0 when not known. */
    public long params(String size) {
        return runs(size).stream()
                .mapToLong(r -> checkpoint(r.last()).params())
                .max()
                .orElse(0);
    }

    /** The value at a checkpoint; NaN where there is none, or none that can be used. */
    public double value(int checkpoint, Measure measure) {
        Integer id = measureIds.get(measure);
        return id == null ? Double.NaN : cells.value(checkpoint, id);
    }

    /** Every cell as a row, by checkpoint and measure; cells that contradict themselves have the value NaN. */
    public void forEachRow(Consumer<EvidenceRow> consumer) {
        cells.forEach((checkpoint, measure, value) -> {
            Checkpoint c = checkpoints.get(checkpoint);
            Measure m = measures.get(measure);
            consumer.accept(new EvidenceRow(
                    c.corpus(),
                    c.size(),
                    c.params(),
                    c.tokens(),
                    c.flops(),
                    c.seed(),
                    c.step(),
                    m.task(),
                    m.metric(),
                    value));
        });
    }

    private List<String> distinct(Function<Checkpoint, String> name) {
        TreeSet<String> names = new TreeSet<>();
        checkpoints.forEach(c -> names.add(name.apply(c)));
        return List.copyOf(names);
    }
}
