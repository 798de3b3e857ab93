package io.datadecide.scorer.answer;

import io.datadecide.language.likelihood.InstanceLikelihood;

/**
 * Holds the stored answer of an instance.
 *
 * @param subtask the subtask that the instance belongs to
 * @param likelihood log-likelihoods of its choices
 */
record StoredAnswer(String subtask, InstanceLikelihood likelihood) {}
