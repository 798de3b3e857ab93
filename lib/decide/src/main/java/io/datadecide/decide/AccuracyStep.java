package io.datadecide.decide;

import io.datadecide.decide.rank.Agreement;
import io.datadecide.decide.rank.DecisionAccuracy;
import io.datadecide.decide.rank.DecisionAccuracyBuilder;
import io.datadecide.decide.rank.PairCount;
import io.datadecide.decide.rank.Scores;
import io.datadecide.decide.rank.SeedAccuracy;
import io.datadecide.decide.rank.SeedMeanAccuracy;
import io.datadecide.decide.rank.TaskSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares every size, task and metric with the target. */
final class AccuracyStep {

    private final ScoreBook book;
    private final ResolvedQuestion question;

    AccuracyStep(ScoreBook book, ResolvedQuestion question) {
        this.book = book;
        this.question = question;
    }

    /** Each task for itself, and the averages for the question's task; smallest size first. Empty without a target. */
    List<DecisionAccuracy> all() {
        if (book.target().isEmpty()) {
            return List.of();
        }
        List<Cell> cells = new ArrayList<>();
        for (String size : book.sizes()) {
            for (String task : question.tasks().tasks()) {
                for (String metric : question.tasks().metrics()) {
                    cells.add(new Cell(size, task, metric, task));
                    if (TaskSet.isAverage(task) && !task.equals(question.task())) {
                        cells.add(new Cell(size, task, metric, question.task()));
                    }
                }
            }
        }
        return cells.parallelStream()
                .map(this::atLastStep)
                .filter(Objects::nonNull)
                .map(a -> (DecisionAccuracy) a)
                .toList();
    }

    /** The question's task and metric at every shared checkpoint of the sizes below the target. */
    Stream<DecisionAccuracy> alongTraining() {
        String targetSize = question.question().targetSize();
        return book.sizes().stream().filter(size -> !size.equals(targetSize)).flatMap(size -> {
            long[] steps = book.sharedSteps(size).steps();
            return Arrays.stream(steps)
                    .mapToObj(step -> compare(
                            book.scoresAt(size, step, question.task(), question.metric()),
                            new Cell(size, question.task(), question.metric(), question.task())))
                    .filter(Objects::nonNull)
                    .map(a -> (DecisionAccuracy) a);
        });
    }

    private @Nullable DecisionAccuracy atLastStep(Cell cell) {
        if (question.tasks().parts(cell.task, cell.metric).isEmpty()) {
            return null;
        }
        return compare(book.scores(cell.size, cell.task, cell.metric), cell);
    }

    private @Nullable DecisionAccuracy compare(Scores predicted, Cell cell) {
        Scores target = book.target(cell.targetTask);
        TargetTies ties = question.question().targetTies();
        if (predicted.isEmpty() || target.isEmpty()) {
            return null;
        }
        double[] actual = Scores.aligned(target.seedMean(), target.corpora(), predicted.corpora());
        double[] mean = predicted.seedMean();
        PairCount whole = PairCount.of(mean, actual);
        if (whole.pairs() == 0) {
            return null;
        }
        List<SeedAccuracy> perSeed = new ArrayList<>();
        for (int s = 0; s < predicted.seeds().size(); s++) {
            PairCount count = PairCount.of(predicted.ofSeed(s), actual);
            if (count.pairs() > 0) {
                perSeed.add(new SeedAccuracy(predicted.seeds().get(s), count.correct(), ties.accuracy(count)));
            }
        }
        double[] accuracies =
                perSeed.stream().mapToDouble(SeedAccuracy::accuracy).toArray();
        return DecisionAccuracyBuilder.builder()
                .size(cell.size)
                .task(cell.task)
                .metric(cell.metric)
                .targetTask(cell.targetTask)
                .step(predicted.step())
                .flops(predicted.flops())
                .fractionOfTargetFlops(fraction(predicted.flops()))
                .pairs(whole.pairs())
                .targetTies(whole.targetTies())
                .perSeed(perSeed)
                .mean(Arrays.stream(accuracies).average().orElse(ties.accuracy(whole)))
                .standardDeviation(standardDeviation(accuracies))
                .seedMean(new SeedMeanAccuracy(whole.correct(), ties.accuracy(whole)))
                .agreement(Agreement.of(mean, actual))
                .build();
    }

    private @Nullable Double fraction(double flops) {
        double full = book.target().flops();
        return flops > 0 && full > 0 ? flops / full : null;
    }

    private static @Nullable Double standardDeviation(double[] values) {
        if (values.length < 2) {
            return null;
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    private record Cell(String size, String task, String metric, String targetTask) {}
}
