package io.datadecide.decide;

import io.datadecide.decide.evidence.QuestionException;
import io.datadecide.decide.frontier.CapabilityGroups;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be decided.
 *
 * @param targetSize size that the answer is for; the evidence need not have it
 * @param targetMetric metric at the target; null for the only one, or {@code primary_metric} where there is one
 * @param task task at the target; null for the macro average of all tasks, or the only one
 * @param confidence probability from which a decision counts as made, above 0.5 and below 1
 * @param accuracy decision accuracy that the advice looks for, above 0 and at most 1
 * @param lowerIsBetter metrics to count as lower-is-better besides those of the table
 * @param extrapolate whether to fit scaling laws
 * @param subsets whether to fit them to subsets of the sizes too
 * @param groups capability groups: name to tasks
 * @param bootstrapSeed seed of every resampling
 * @param targetTies what a pair counts that the target does not tell apart
 * @param targetSeed the one seed of the target size that predictions are held against; null for the mean over its seeds
 */
@RecordBuilder
public record Question(
        String targetSize,
        @Nullable String targetMetric,
        @Nullable String task,
        double confidence,
        double accuracy,
        Set<String> lowerIsBetter,
        boolean extrapolate,
        boolean subsets,
        Map<String, List<String>> groups,
        long bootstrapSeed,
        TargetTies targetTies,
        @Nullable String targetSeed) {

    public static final double DEFAULT_CONFIDENCE = 0.95;
    public static final double DEFAULT_ACCURACY = 0.8;

    public Question {
        if (targetSize.isBlank()) {
            throw new QuestionException("the target size is empty; name one, for example 1B");
        }
        if (!(confidence > 0.5 && confidence < 1)) {
            throw new QuestionException("confidence is " + confidence + "; use a number above 0.5 and below 1");
        }
        if (!(accuracy > 0 && accuracy <= 1)) {
            throw new QuestionException("accuracy is " + accuracy + "; use a number above 0 and at most 1");
        }
        lowerIsBetter = Set.copyOf(lowerIsBetter);
        Map<String, List<String>> copy = new LinkedHashMap<>();
        groups.forEach((name, tasks) -> copy.put(name, List.copyOf(tasks)));
        groups = java.util.Collections.unmodifiableMap(copy);
    }

    /** The question for a size, with every choice left at its default. */
    public static Question of(String targetSize) {
        return QuestionBuilder.builder()
                .targetSize(targetSize)
                .targetMetric(null)
                .task(null)
                .confidence(DEFAULT_CONFIDENCE)
                .accuracy(DEFAULT_ACCURACY)
                .lowerIsBetter(Set.of())
                .extrapolate(true)
                .subsets(false)
                .groups(CapabilityGroups.defaults())
                .bootstrapSeed(1)
                .targetTies(TargetTies.WRONG)
                .targetSeed(null)
                .build();
    }

    public Question withTargetMetric(@Nullable String metric) {
        return QuestionBuilder.builder(this).targetMetric(metric).build();
    }

    public Question withTask(@Nullable String name) {
        return QuestionBuilder.builder(this).task(name).build();
    }

    public Question withConfidence(double probability) {
        return QuestionBuilder.builder(this).confidence(probability).build();
    }

    public Question withAccuracy(double share) {
        return QuestionBuilder.builder(this).accuracy(share).build();
    }

    public Question withLowerIsBetter(Set<String> metrics) {
        return QuestionBuilder.builder(this).lowerIsBetter(metrics).build();
    }

    public Question withExtrapolation(boolean fit, boolean alsoSubsets) {
        return QuestionBuilder.builder(this)
                .extrapolate(fit)
                .subsets(alsoSubsets)
                .build();
    }

    public Question withGroups(Map<String, List<String>> tasksByGroup) {
        return QuestionBuilder.builder(this).groups(tasksByGroup).build();
    }

    public Question withBootstrapSeed(long seed) {
        return QuestionBuilder.builder(this).bootstrapSeed(seed).build();
    }

    public Question withTargetTies(TargetTies ties) {
        return QuestionBuilder.builder(this).targetTies(ties).build();
    }

    public Question withTargetSeed(@Nullable String seed) {
        return QuestionBuilder.builder(this).targetSeed(seed).build();
    }
}
