package io.datadecide.scorer.task;

import io.datadecide.language.likelihood.LikelihoodMetrics;
import io.datadecide.scorer.error.ScorerException.BadTask;

/** Selects the metric usually reported for each task (DataDecide, arXiv 2504.11393, and OLMES, arXiv 2406.08446). */
final class PrimaryMetrics {

    private PrimaryMetrics() {}

    static String of(TaskSpec spec) {
        if (spec.primaryMetric().isEmpty()) {
            return spec.kind() == TaskKind.TEXT ? LikelihoodMetrics.BITS_PER_BYTE : ofName(spec.name());
        }
        try {
            return LikelihoodMetrics.named(spec.primaryMetric()).name();
        } catch (IllegalArgumentException e) {
            throw new BadTask("primary_metric", "task " + spec.name() + ": " + e.getMessage());
        }
    }

    private static String ofName(String name) {
        return switch (name) {
            case "arc_challenge", "csqa", "openbookqa" -> "acc_uncond";
            case "boolq", "winogrande" -> "acc_raw";
            default -> name.startsWith("mmlu") ? "acc_raw" : "acc_per_char";
        };
    }
}
