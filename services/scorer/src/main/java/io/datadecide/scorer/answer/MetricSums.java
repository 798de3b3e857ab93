package io.datadecide.scorer.answer;

import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.language.likelihood.LikelihoodMetrics;
import io.datadecide.language.likelihood.MetricValue;
import io.datadecide.language.likelihood.TaskMetrics;
import io.datadecide.language.likelihood.TextMetrics;
import java.util.ArrayList;
import java.util.List;

/** Accumulates likelihoods of questions or text passages and computes their metrics. */
final class MetricSums {
    private final boolean text;
    private final TaskMetrics questions = new TaskMetrics();
    private final TextMetrics passages = new TextMetrics();
    private boolean empty = true;

    MetricSums(boolean text) {
        this.text = text;
    }

    void add(String subtask, InstanceLikelihood likelihood) {
        empty = false;
        if (text) {
            passages.add(likelihood.goldChoice());
        } else {
            questions.add(subtask, likelihood);
        }
    }

    /** Returns all metrics, with the primary one repeated under the name that all tasks share; empty without instances. */
    List<MetricValue> values(String primaryMetric) {
        if (empty) {
            return List.of();
        }
        List<MetricValue> values = new ArrayList<>(text ? List.of(passages.bitsPerByte()) : questions.values());
        values.stream()
                .filter(value -> value.name().equals(primaryMetric))
                .findFirst()
                .map(value -> new MetricValue(
                        LikelihoodMetrics.PRIMARY_METRIC, value.mean(), value.standardError(), value.instances()))
                .ifPresent(values::add);
        return values;
    }
}
