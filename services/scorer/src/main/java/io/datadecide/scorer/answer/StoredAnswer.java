package io.datadecide.scorer.answer;

import io.datadecide.language.likelihood.InstanceLikelihood;

/**
 * One instance's answer as it is kept.
 *
 * @param subtask the part of the task that it counts for
 * @param likelihood what the model thinks of its choices
 */
record StoredAnswer(String subtask, InstanceLikelihood likelihood) {}
