package io.datadecide.language.bench;

import io.datadecide.language.model.Precision;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * Speed of training one workload.
 *
 * @param workload its name
 * @param threads per operation
 * @param runs trained together in this process, stacked when more than one
 * @param precision of the matrix products
 * @param steps how many were timed
 * @param tokensPerSecond of the median step, of all runs together
 * @param flopsPerSecond of the median step
 * @param peakFlopsPerSecond of the median matrix product, timed between the steps
 * @param peakMemoryBytes largest resident memory of the process so far; 0 where the system does not tell
 */
@RecordBuilder
public record Measurement(
        String workload,
        int threads,
        int runs,
        Precision precision,
        int steps,
        double tokensPerSecond,
        double flopsPerSecond,
        double peakFlopsPerSecond,
        long peakMemoryBytes) {
    /** Part of the peak that training reaches. */
    public double shareOfPeak() {
        return flopsPerSecond / peakFlopsPerSecond;
    }
}
