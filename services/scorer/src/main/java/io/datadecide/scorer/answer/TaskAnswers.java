package io.datadecide.scorer.answer;

import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.language.likelihood.LikelihoodMetrics;
import io.datadecide.language.likelihood.MetricValue;
import io.datadecide.language.likelihood.TaskMetrics;
import io.datadecide.language.likelihood.TextMetrics;
import java.util.List;

/** Collects a task's likelihoods into its metrics. */
final class TaskAnswers {
    private final TokenizedTask task;
    private final TaskMetrics questions = new TaskMetrics();
    private final TextMetrics text = new TextMetrics();

    TaskAnswers(TokenizedTask task) {
        this.task = task;
    }

    void add(TokenizedInstance instance, InstanceLikelihood likelihood) {
        if (task.text()) {
            text.add(likelihood.goldChoice());
        } else {
            questions.add(instance.subtask(), likelihood);
        }
    }

    /** Sends the metrics, and the primary one once more under its common name. */
    void send(AnswerSink sink) {
        List<MetricValue> values = task.text() ? List.of(text.bitsPerByte()) : questions.values();
        String name = task.spec().name();
        for (MetricValue value : values) {
            sink.metric(name, value, value.name().equals(task.primaryMetric()));
        }
        for (MetricValue value : values) {
            if (value.name().equals(task.primaryMetric())) {
                sink.metric(
                        name,
                        new MetricValue(
                                LikelihoodMetrics.PRIMARY_METRIC,
                                value.mean(),
                                value.standardError(),
                                value.instances()),
                        false);
            }
        }
    }
}
