package io.datadecide.coordinator.store;

/**
 * How far a run is.
 *
 * @param step steps done
 * @param tokens tokens seen or, for a preparation, written
 * @param loss newest training loss in nats per token; NaN before the first report
 * @param tokensPerSecond newest throughput; 0 when unknown
 */
public record RunProgress(long step, long tokens, double loss, double tokensPerSecond) {
    /** Before the first report. */
    public static final RunProgress NONE = new RunProgress(0, 0, Double.NaN, 0);
}
