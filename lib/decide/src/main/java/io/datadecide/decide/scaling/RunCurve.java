package io.datadecide.decide.scaling;

import io.datadecide.decide.scaling.law.Scale;
import java.util.List;

/**
 * One run, scored on one task as it trained.
 *
 * @param size name of the model size; runs of one size are taken into a fit, or left out of it, together
 * @param params parameters of the model, embeddings left out
 * @param readings at least one, tokens ascending
 */
public record RunCurve(String corpus, String task, String size, double params, List<Reading> readings) {
    public RunCurve {
        readings = List.copyOf(readings);
        if (readings.isEmpty()) {
            throw new IllegalArgumentException(
                    "run of " + corpus + " at " + size + " on " + task + " has no checkpoint; leave it out");
        }
        for (int i = 1; i < readings.size(); i++) {
            if (readings.get(i).tokens() <= readings.get(i - 1).tokens()) {
                throw new IllegalArgumentException("run of " + corpus + " at " + size + " on " + task
                        + " has a checkpoint at " + readings.get(i).tokens() + " tokens after one at "
                        + readings.get(i - 1).tokens() + "; sort them and keep one of each");
            }
        }
    }

    /** Where the run ended. */
    public Scale end() {
        Reading last = readings.getLast();
        return Scale.of(params, last.tokens(), last.flops());
    }

    /**
     * The last checkpoints: those behind the first {@code ceil(percent · n / 100)}, and never none.
     *
     * @param percent share to leave out
     */
    public List<Reading> behind(int percent) {
        int n = readings.size();
        int skipped = Math.ceilDiv(percent * n, 100);
        return readings.subList(Math.min(skipped, n - 1), n);
    }

    /**
     * What a checkpoint scored.
     *
     * @param tokens trained on so far
     * @param flops spent so far
     * @param loss bits per byte of the right answers; NaN when not measured
     * @param metric the metric to predict; higher is better
     */
    public record Reading(double tokens, double flops, double loss, double metric) {}
}
