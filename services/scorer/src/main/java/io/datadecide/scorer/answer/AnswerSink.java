package io.datadecide.scorer.answer;

import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.language.likelihood.MetricValue;

/** Receives answers while a checkpoint is scored: a task's instances in order, then its metrics. Called by one thread. */
public interface AnswerSink {
    /** Receives the likelihoods of an instance; {@code index} counts from 0 in file order. */
    void instance(String task, long index, InstanceLikelihood likelihood);

    /** Receives a metric of a task, after its instances; {@code primary} marks the metric usually reported for it. */
    void metric(String task, MetricValue value, boolean primary);

    /** Receives the progress of a task, in instances. */
    void progress(String task, long done, long total);
}
