package io.datadecide.decide.scaling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fits the eight scaling-law baselines of DataDecide (arXiv 2504.11393) to small runs and asks them about a target. The
 * answer does not depend on the order of the runs or on the number of processors.
 */
public final class ScalingLaws {
    private ScalingLaws() {}

    /**
     * Fits every method to every corpus and task, corpora and tasks in parallel.
     *
     * @param runs runs to fit to, one seed per corpus and size; runs with as many parameters as the target or more are
     *     left out. Metrics must be higher-is-better and lie between 0 and 1, which is what a sigmoid describes
     * @return predictions, failed ones included, and how well they order the corpora
     */
    public static Extrapolations extrapolate(List<RunCurve> runs, ScalingTarget target, ScalingOptions options) {
        List<RunCurve> smaller = runs.stream()
                .filter(run -> run.params() < target.params() && !run.size().equals(target.size()))
                .toList();
        List<String> sizes = smaller.stream()
                .sorted(Comparator.comparingDouble(RunCurve::params).thenComparing(RunCurve::size))
                .map(RunCurve::size)
                .distinct()
                .toList();
        List<FitCell> cells = cells(smaller, SizeSubsets.of(sizes, options.subsets()));
        List<List<Extrapolation>> found = cells.parallelStream()
                .map(cell -> cell.extrapolate(target, options))
                .toList();
        List<Extrapolation> predictions = IntStream.range(0, options.methods().size())
                .boxed()
                .flatMap(method -> found.stream().map(ofCell -> ofCell.get(method)))
                .toList();
        return new Extrapolations(predictions, accuracy(predictions, options.halfTies()));
    }

    /** Subset by subset, task by task, corpus by corpus. */
    private static List<FitCell> cells(List<RunCurve> runs, List<List<String>> subsets) {
        Map<String, Map<String, List<RunCurve>>> byTask = new TreeMap<>();
        runs.stream()
                .sorted(Comparator.comparingDouble(RunCurve::params)
                        .thenComparing(RunCurve::size)
                        .thenComparingDouble(run -> run.end().logTokens()))
                .forEach(run -> byTask.computeIfAbsent(run.task(), t -> new TreeMap<>())
                        .computeIfAbsent(run.corpus(), c -> new ArrayList<>())
                        .add(run));
        List<FitCell> cells = new ArrayList<>();
        for (List<String> sizes : subsets) {
            byTask.forEach((task, byCorpus) -> byCorpus.forEach((corpus, all) -> cells.add(new FitCell(
                    sizes,
                    task,
                    corpus,
                    all.stream().filter(run -> sizes.contains(run.size())).toList()))));
        }
        return cells;
    }

    private static List<ExtrapolationAccuracy> accuracy(List<Extrapolation> predictions, boolean halfTies) {
        return predictions.stream()
                .collect(Collectors.groupingBy(
                        e -> List.of(e.method(), e.sizes(), e.task()), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(corpora -> ExtrapolationAccuracy.of(corpora, halfTies))
                .toList();
    }
}
