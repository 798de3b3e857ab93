package io.datadecide.decide.frontier;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Recommends what to measure next.
 *
 * @param kind {@code cheapest}: the cheapest that reaches the asked accuracy; {@code none-accurate}: none does for the
 *     question's task, this is the best; {@code no-signal}: a task on which no size
 *     and metric separates corpora; {@code best-for-group}: the best corpus for a group of tasks
 * @param corpus only for {@code best-for-group}
 * @param message the advice as a sentence
 */
@RecordBuilder
public record Advice(
        String kind,
        @Nullable String task,
        @Nullable String metric,
        @Nullable String size,
        @Nullable Double fractionOfTargetFlops,
        @Nullable Double accuracy,
        @Nullable String corpus,
        String message) {}
