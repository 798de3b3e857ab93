package io.datadecide.language.likelihood;

/**
 * What a model thinks of one continuation.
 *
 * @param logLikelihood sum over the continuation's tokens of ln p(token | context, earlier tokens), nats
 * @param unconditionalLogLikelihood the same without the question's context, nats; NaN where the task has none
 * @param tokens tokens of the continuation
 * @param characters Unicode code points of the continuation, its leading space included
 * @param bytes UTF-8 bytes of the continuation, its leading space included
 */
public record ChoiceLikelihood(
        double logLikelihood, double unconditionalLogLikelihood, int tokens, int characters, int bytes) {

    public ChoiceLikelihood {
        if (tokens < 1 || characters < 1 || bytes < 1) {
            throw new IllegalArgumentException("a continuation has at least one token, character and byte, not "
                    + tokens + ", " + characters + " and " + bytes);
        }
        if (!Double.isFinite(logLikelihood)) {
            throw new IllegalArgumentException("log-likelihood " + logLikelihood
                    + " is not a finite number; the checkpoint's parameters are probably not finite either");
        }
    }

    /** Log-likelihood per unit of {@code normalization}, nats. */
    public double logLikelihood(Normalization normalization) {
        return logLikelihood / length(normalization);
    }

    /** Unconditional log-likelihood per unit of {@code normalization}, nats; NaN where the task has none. */
    public double unconditionalLogLikelihood(Normalization normalization) {
        return unconditionalLogLikelihood / length(normalization);
    }

    /** {@code -s / (bytes ln 2)}: bits the model needs for a byte of this continuation. */
    public double bitsPerByte() {
        return -logLikelihood / (bytes * Math.log(2));
    }

    public boolean hasUnconditional() {
        return !Double.isNaN(unconditionalLogLikelihood);
    }

    private int length(Normalization normalization) {
        return switch (normalization) {
            case RAW -> 1;
            case PER_TOKEN -> tokens;
            case PER_CHARACTER -> characters;
            case PER_BYTE -> bytes;
        };
    }
}
