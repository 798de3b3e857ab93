package io.datadecide.language.likelihood;

import java.util.List;

/** The mean of means: every part counts the same, however many instances it has. */
public final class MacroAverage {

    private MacroAverage() {}

    /**
     * Mean of the parts, with {@code sqrt(sum of squared errors) / parts} as its standard error: the parts' instances
     * are different questions, so that their errors are independent.
     */
    public static MeanWithError of(List<MeanWithError> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a macro average needs at least one part");
        }
        double sum = 0;
        double variance = 0;
        long instances = 0;
        for (MeanWithError part : parts) {
            sum += part.mean();
            variance += part.standardError() * part.standardError();
            instances += part.instances();
        }
        return new MeanWithError(sum / parts.size(), Math.sqrt(variance) / parts.size(), instances);
    }
}
