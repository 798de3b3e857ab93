package io.datadecide.scorer.answer;

import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.language.likelihood.MetricValue;
import io.datadecide.scorer.contamination.ContaminationFlags;

/** Sends a task's likelihoods to the sink as they are computed, then its metrics. */
final class TaskAnswers {
    private final String task;
    private final String primaryMetric;
    private final int size;
    private final ContaminationFlags flags;
    private final AnswerSink sink;
    private final MetricSums all;
    private final MetricSums clean;
    private int next;

    TaskAnswers(String task, boolean text, String primaryMetric, int size, ContaminationFlags flags, AnswerSink sink) {
        this.task = task;
        this.primaryMetric = primaryMetric;
        this.size = size;
        this.flags = flags;
        this.sink = sink;
        this.all = new MetricSums(text);
        this.clean = new MetricSums(text);
    }

    static TaskAnswers of(TokenizedTask task, ContaminationFlags flags, AnswerSink sink) {
        return new TaskAnswers(task.spec().name(), task.text(), task.primaryMetric(), task.size(), flags, sink);
    }

    /** Adds the likelihoods of the next instance. */
    void add(String subtask, InstanceLikelihood likelihood) {
        all.add(subtask, likelihood);
        if (flags.checked() && !flags.marked(next)) {
            clean.add(subtask, likelihood);
        }
        sink.instance(task, next, likelihood);
        next++;
    }

    void sendProgress() {
        sink.progress(task, next, size);
    }

    /** Sends the metrics, the primary one also under its common name, and the metrics of the clean subset. */
    void sendMetrics() {
        for (MetricValue value : all.values(primaryMetric)) {
            sink.metric(task, value, value.name().equals(primaryMetric));
        }
        if (flags.checked()) {
            double share = (double) flags.count() / size;
            sink.metric(task, new MetricValue(ContaminationFlags.SHARE_METRIC, share, Double.NaN, size), false);
            for (MetricValue value : clean.values(primaryMetric)) {
                String name = value.name() + ContaminationFlags.UNMARKED_SUFFIX;
                sink.metric(task, new MetricValue(name, value.mean(), value.standardError(), value.instances()), false);
            }
        }
    }
}
