package io.datadecide.decide.scaling;

import io.datadecide.decide.rank.PairCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        List<Cell> cells = cells(smaller, SizeSubsets.of(sizes, options.subsets()));
        List<Extrapolation> predictions = cells.parallelStream()
                .flatMap(cell -> cell.extrapolate(target, options))
                .toList();
        List<Extrapolation> ordered = predictions.stream()
                .sorted(Comparator.comparingInt(e -> methodOrder(e.method())))
                .toList();
        return new Extrapolations(ordered, accuracy(ordered));
    }

    private static int methodOrder(String id) {
        for (ScalingMethod method : ScalingMethod.values()) {
            if (method.id().equals(id)) {
                return method.ordinal();
            }
        }
        throw new IllegalArgumentException("no scaling method " + id);
    }

    /** Subset by subset, task by task, corpus by corpus. */
    private static List<Cell> cells(List<RunCurve> runs, List<List<String>> subsets) {
        Map<String, Map<String, List<RunCurve>>> byTask = new java.util.TreeMap<>();
        runs.stream()
                .sorted(Comparator.comparingDouble(RunCurve::params)
                        .thenComparing(RunCurve::size)
                        .thenComparingDouble(run -> run.end().logTokens()))
                .forEach(run -> byTask.computeIfAbsent(run.task(), t -> new java.util.TreeMap<>())
                        .computeIfAbsent(run.corpus(), c -> new ArrayList<>())
                        .add(run));
        List<Cell> cells = new ArrayList<>();
        for (List<String> sizes : subsets) {
            byTask.forEach((task, byCorpus) -> byCorpus.forEach((corpus, all) -> cells.add(new Cell(
                    sizes,
                    task,
                    corpus,
                    all.stream().filter(run -> sizes.contains(run.size())).toList()))));
        }
        return cells;
    }

    private static List<ExtrapolationAccuracy> accuracy(List<Extrapolation> predictions) {
        return predictions.stream()
                .collect(Collectors.groupingBy(
                        e -> List.of(e.method(), e.sizes(), e.task()), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(ScalingLaws::accuracyOf)
                .toList();
    }

    private static ExtrapolationAccuracy accuracyOf(List<Extrapolation> corpora) {
        Extrapolation first = corpora.getFirst();
        PairCount count = PairCount.of(
                corpora.stream().mapToDouble(e -> orNaN(e.predicted())).toArray(),
                corpora.stream().mapToDouble(e -> orNaN(e.actual())).toArray());
        return new ExtrapolationAccuracy(
                first.method(),
                first.sizes(),
                first.task(),
                count.pairs(),
                count.correct(),
                count.pairs() == 0 ? null : Double.valueOf(count.accuracy()),
                mean(corpora.stream().map(Extrapolation::relativeError)),
                mean(corpora.stream().map(Extrapolation::absoluteError)),
                (int) corpora.stream().filter(e -> !e.converged()).count());
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private static @Nullable Double mean(Stream<@Nullable Double> values) {
        OptionalDouble mean =
                values.mapToDouble(ScalingLaws::orNaN).filter(Double::isFinite).average();
        return mean.isPresent() ? Double.valueOf(mean.getAsDouble()) : null;
    }

    /** One corpus on one task with the runs of some sizes. */
    private record Cell(List<String> sizes, String task, String corpus, List<RunCurve> runs) {
        Stream<Extrapolation> extrapolate(ScalingTarget target, ScalingOptions options) {
            CorpusFits fits = new CorpusFits(runs, options.chanceOf(task));
            return Stream.of(ScalingMethod.values())
                    .filter(options.methods()::contains)
                    .map(method -> extrapolation(method, fits.predict(method), target));
        }

        private Extrapolation extrapolation(ScalingMethod method, Prediction prediction, ScalingTarget target) {
            return switch (prediction) {
                case Prediction.Failed(String reason) -> failed(method, reason, target);
                case Prediction.Fitted fitted -> {
                    double predicted = fitted.metric().applyAsDouble(target.scale());
                    yield Double.isFinite(predicted)
                            ? fitted(method, fitted, predicted, target)
                            : failed(method, "the prediction is not finite", target);
                }
            };
        }

        private Extrapolation fitted(
                ScalingMethod method, Prediction.Fitted law, double predicted, ScalingTarget target) {
            Double actual = target.actual(task, corpus);
            Double error = actual == null ? null : Double.valueOf(Math.abs(predicted - actual));
            return new Extrapolation(
                    method.id(),
                    sizes,
                    task,
                    corpus,
                    predicted,
                    actual,
                    error == null || actual == null || actual == 0 ? null : Double.valueOf(error / Math.abs(actual)),
                    error,
                    true,
                    null,
                    law.parameters(),
                    ScalePath.of(runs, target.scale()).draw(law.metric()));
        }

        private Extrapolation failed(ScalingMethod method, String reason, ScalingTarget target) {
            return new Extrapolation(
                    method.id(),
                    sizes,
                    task,
                    corpus,
                    null,
                    target.actual(task, corpus),
                    null,
                    null,
                    false,
                    reason,
                    new LinkedHashMap<>(),
                    List.of());
        }
    }
}
