package io.datadecide.trainer.train;

/**
 * A point of the training curve: an interval of steps.
 *
 * @param step last step of the interval, from 1
 * @param tokensSeen since the start of the run
 * @param loss mean over the interval, nats per token
 * @param gradientNorm before clipping, at the last step
 * @param learningRate of the last step
 * @param tokensPerSecond over the interval
 * @param residentBytes at its end
 */
public record CurvePoint(
        long step,
        long tokensSeen,
        double loss,
        double gradientNorm,
        double learningRate,
        double tokensPerSecond,
        long residentBytes) {}
