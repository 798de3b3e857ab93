package io.datadecide.language.bench;

/**
 * Speed of training one workload.
 *
 * @param workload its name
 * @param threads per operation
 * @param steps how many were timed
 * @param tokensPerSecond of the median step
 * @param flopsPerSecond of the median step
 * @param peakFlopsPerSecond of the median matrix product, timed between the steps
 * @param peakMemoryBytes largest resident memory of the process so far; 0 where the system does not tell
 */
public record Measurement(
        String workload,
        int threads,
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
