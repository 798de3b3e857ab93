package io.datadecide.decide.rank;

import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The runs of one size and the steps at which every one of them has a checkpoint. */
public final class SharedSteps {

    private final String size;
    private final List<Run> runs;
    private final List<String> corpora;
    private final List<String> seeds;
    private final int[] corpusOfRun;
    private final int[] seedOfRun;
    private final long[] steps;
    private final List<Map<Long, Integer>> checkpointByStep = new ArrayList<>();

    private SharedSteps(Evidence evidence, String size) {
        this.size = size;
        runs = evidence.runs(size);
        corpora = List.copyOf(runs.stream().map(Run::corpus).collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
        seeds = List.copyOf(runs.stream().map(Run::seed).collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
        corpusOfRun = positions(runs.stream().map(Run::corpus).toList(), corpora);
        seedOfRun = positions(runs.stream().map(Run::seed).toList(), seeds);
        Map<Long, Integer> runsAtStep = new HashMap<>();
        for (Run run : runs) {
            Map<Long, Integer> byStep = HashMap.newHashMap(run.checkpoints().size());
            for (int checkpoint : run.checkpoints()) {
                long step = evidence.checkpoint(checkpoint).step();
                byStep.put(step, checkpoint);
                runsAtStep.merge(step, 1, Integer::sum);
            }
            checkpointByStep.add(byStep);
        }
        steps = runsAtStep.entrySet().stream()
                .filter(e -> e.getValue() == runs.size())
                .mapToLong(Map.Entry::getKey)
                .sorted()
                .toArray();
    }

    public static SharedSteps of(Evidence evidence, String size) {
        return new SharedSteps(evidence, size);
    }

    public String size() {
        return size;
    }

    public List<Run> runs() {
        return runs;
    }

    /** Corpora with at least one run of the size, sorted. */
    public List<String> corpora() {
        return corpora;
    }

    /** Seeds of the size, sorted. */
    public List<String> seeds() {
        return seeds;
    }

    /** The shared steps, ascending. */
    public long[] steps() {
        return steps.clone();
    }

    int corpusOf(int run) {
        return corpusOfRun[run];
    }

    int seedOf(int run) {
        return seedOfRun[run];
    }

    int checkpoint(int run, long step) {
        return checkpointByStep.get(run).getOrDefault(step, -1);
    }

    private static int[] positions(List<String> names, List<String> sorted) {
        return names.stream()
                .mapToInt(n -> java.util.Collections.binarySearch(sorted, n))
                .toArray();
    }
}
