package io.datadecide.trainer.report;

import io.datadecide.calls.Backoff;
import java.time.Duration;

/**
 * Limits how long a worker retries calls to a coordinator that does not answer.
 *
 * @param backoff delays between retries
 * @param giveUpAfter time without an answer after which the worker ends
 */
public record RetryLimits(Backoff backoff, Duration giveUpAfter) {}
