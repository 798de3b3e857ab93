package io.datadecide.decide.scaling;

import io.datadecide.decide.rank.PairCount;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How well one method's predictions order the corpora, and their errors.
 *
 * @param pairs pairs of corpora whose fits converged and whose target is known
 * @param failed fits that did not converge; they are in no pair and no mean
 */
@RecordBuilder
public record ExtrapolationAccuracy(
        String method,
        List<String> sizes,
        String task,
        long pairs,
        long correct,
        @Nullable Double accuracy,
        @Nullable Double meanRelativeError,
        @Nullable Double meanAbsoluteError,
        int failed) {

    public ExtrapolationAccuracy {
        sizes = List.copyOf(sizes);
    }

    /** Counts the predictions of one method, subset of sizes and task, one a corpus. */
    static ExtrapolationAccuracy of(List<Extrapolation> corpora, boolean halfTies) {
        Extrapolation first = corpora.getFirst();
        PairCount count = PairCount.of(
                corpora.stream().mapToDouble(e -> orNaN(e.predicted())).toArray(),
                corpora.stream().mapToDouble(e -> orNaN(e.actual())).toArray());
        return ExtrapolationAccuracyBuilder.builder()
                .method(first.method())
                .sizes(first.sizes())
                .task(first.task())
                .pairs(count.pairs())
                .correct(count.correct())
                .accuracy(
                        count.pairs() == 0
                                ? null
                                : Double.valueOf(halfTies ? count.accuracyWithHalfTies() : count.accuracy()))
                .meanRelativeError(mean(corpora.stream().map(Extrapolation::relativeError)))
                .meanAbsoluteError(mean(corpora.stream().map(Extrapolation::absoluteError)))
                .failed((int) corpora.stream().filter(e -> !e.converged()).count())
                .build();
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private static @Nullable Double mean(Stream<@Nullable Double> values) {
        OptionalDouble mean = values.mapToDouble(ExtrapolationAccuracy::orNaN)
                .filter(Double::isFinite)
                .average();
        return mean.isPresent() ? Double.valueOf(mean.getAsDouble()) : null;
    }
}
