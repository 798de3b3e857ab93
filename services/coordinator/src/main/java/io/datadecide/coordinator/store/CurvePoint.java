package io.datadecide.coordinator.store;

/**
 * A point of a training curve.
 *
 * @param step steps done
 * @param tokensSeen tokens seen
 * @param loss mean training loss over the interval, nats per token
 * @param gradientNorm global gradient norm before clipping
 * @param learningRate learning rate of the last step
 * @param tokensPerSecond throughput over the interval
 */
public record CurvePoint(
        long step, long tokensSeen, double loss, double gradientNorm, double learningRate, double tokensPerSecond) {}
