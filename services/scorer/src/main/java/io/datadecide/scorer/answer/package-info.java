/** Tokenizes tasks, computes log-likelihoods under a checkpoint, stores them as answers and aggregates metrics. */
@NullMarked
package io.datadecide.scorer.answer;

import org.jspecify.annotations.NullMarked;
