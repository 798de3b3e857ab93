/** Answers: a task's questions as tokens, run through a checkpoint, and what follows from their likelihoods. */
@NullMarked
package io.datadecide.scorer.answer;

import org.jspecify.annotations.NullMarked;
