package io.datadecide.decide.scaling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well one method's predictions order the corpora, and how far off they are.
 *
 * @param pairs pairs of corpora whose fits converged and whose target is known
 * @param failed fits that did not converge; they are in no pair and no mean
 */
public record ExtrapolationAccuracy(
        String method,
        List<String> sizes,
        String task,
        long pairs,
        long correct,
        @Nullable Double accuracy,
        @Nullable Double meanRelativeError,
        @Nullable Double meanAbsoluteError,
        int failed) {

    public ExtrapolationAccuracy {
        sizes = List.copyOf(sizes);
    }
}
