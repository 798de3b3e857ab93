package io.datadecide.scorer.answer;

import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.language.likelihood.MetricValue;
import io.datadecide.scorer.contamination.ContaminationFlags;

/** Tells a task's likelihoods as they come, and then its metrics. */
final class TaskAnswers {
    private final String task;
    private final String primaryMetric;
    private final int size;
    private final ContaminationFlags marks;
    private final AnswerSink sink;
    private final MetricSums all;
    private final MetricSums unmarked;
    private int next;

    TaskAnswers(String task, boolean text, String primaryMetric, int size, ContaminationFlags marks, AnswerSink sink) {
        this.task = task;
        this.primaryMetric = primaryMetric;
        this.size = size;
        this.marks = marks;
        this.sink = sink;
        this.all = new MetricSums(text);
        this.unmarked = new MetricSums(text);
    }

    static TaskAnswers of(TokenizedTask task, ContaminationFlags marks, AnswerSink sink) {
        return new TaskAnswers(task.spec().name(), task.text(), task.primaryMetric(), task.size(), marks, sink);
    }

    /** The next instance's likelihoods. */
    void add(String subtask, InstanceLikelihood likelihood) {
        all.add(subtask, likelihood);
        if (marks.checked() && !marks.marked(next)) {
            unmarked.add(subtask, likelihood);
        }
        sink.instance(task, next, likelihood);
        next++;
    }

    void sendProgress() {
        sink.progress(task, next, size);
    }

    /** The metrics, the primary one once more under its common name, and the same without marked instances. */
    void sendMetrics() {
        for (MetricValue value : all.values(primaryMetric)) {
            sink.metric(task, value, value.name().equals(primaryMetric));
        }
        if (marks.checked()) {
            double share = (double) marks.count() / size;
            sink.metric(task, new MetricValue(ContaminationFlags.SHARE_METRIC, share, Double.NaN, size), false);
            for (MetricValue value : unmarked.values(primaryMetric)) {
                String name = value.name() + ContaminationFlags.UNMARKED_SUFFIX;
                sink.metric(task, new MetricValue(name, value.mean(), value.standardError(), value.instances()), false);
            }
        }
    }
}
