package io.datadecide.language.likelihood;

/** Running mean and standard error (Welford 1962), in one pass and without cancellation. */
public final class MeanAccumulator {
    private long count;
    private double mean;
    private double squares;

    public void add(double value) {
        count++;
        double before = value - mean;
        mean += before / count;
        squares += before * (value - mean);
    }

    public long count() {
        return count;
    }

    /** The mean so far and {@code s / sqrt(n)} with the sample standard deviation s. */
    public MeanWithError result() {
        double error = count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1) / count);
        return new MeanWithError(count == 0 ? Double.NaN : mean, error, count);
    }
}
