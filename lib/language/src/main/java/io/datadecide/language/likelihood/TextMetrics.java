package io.datadecide.language.likelihood;

/**
 * Bits per byte of held-out text: all bits over all bytes, so that a long passage counts for more than a short one.
 */
public final class TextMetrics {
    private long passages;
    private double nats;
    private double bytes;
    private double natsSquared;
    private double bytesSquared;
    private double natsTimesBytes;

    public void add(ChoiceLikelihood passage) {
        double loss = -passage.logLikelihood();
        passages++;
        nats += loss;
        bytes += passage.bytes();
        natsSquared += loss * loss;
        bytesSquared += (double) passage.bytes() * passage.bytes();
        natsTimesBytes += loss * passage.bytes();
    }

    /**
     * The ratio of sums, with the linearised standard error of a ratio estimator over passages (Cochran 1977,
     * Sampling Techniques, equation 6.13, without the finite population correction).
     */
    public MetricValue bitsPerByte() {
        double ratio = nats / bytes;
        double residual = natsSquared - 2 * ratio * natsTimesBytes + ratio * ratio * bytesSquared;
        double error = passages < 2 ? Double.NaN : Math.sqrt(Math.max(0, residual) / (passages - 1) * passages) / bytes;
        return new MetricValue(LikelihoodMetrics.BITS_PER_BYTE, ratio / Math.log(2), error / Math.log(2), passages);
    }
}
