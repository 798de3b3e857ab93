package io.datadecide.scorer.answer;

import io.datadecide.language.likelihood.InstanceLikelihood;
import io.datadecide.language.likelihood.MetricValue;

/** Takes answers as they are found: a task's instances in order, then its metrics. Called by one thread. */
public interface AnswerSink {
    /** One instance's likelihoods; {@code index} counts from 0 in file order. */
    void instance(String task, long index, InstanceLikelihood likelihood);

    /** One metric of a task, after its instances; {@code primary} for the one that the field quotes. */
    void metric(String task, MetricValue value, boolean primary);

    /** Progress of a task. */
    void progress(String task, long done, long total);
}
