package io.datadecide.language.likelihood;

/** What a log-likelihood is divided by before choices of different lengths are compared. */
public enum Normalization {
    /** Nothing: the sum over tokens. */
    RAW(""),
    /** The number of tokens. */
    PER_TOKEN("_per_token"),
    /** The number of Unicode code points, the leading space included (DataDecide's convention). */
    PER_CHARACTER("_per_char"),
    /** The number of UTF-8 bytes, the leading space included. */
    PER_BYTE("_per_byte");

    private final String suffix;

    Normalization(String suffix) {
        this.suffix = suffix;
    }

    /** What a metric's name ends in; empty for the raw sum, as in the published DataDecide results. */
    public String suffix() {
        return suffix;
    }
}
