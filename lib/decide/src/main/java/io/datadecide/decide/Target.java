package io.datadecide.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided on.
 *
 * @param seeds seeds that the evidence has at the target size; none when it has no such rows
 * @param seed the one seed that predictions are held against; null for the mean over seeds
 * @param ties what a pair counts that the target does not tell apart
 */
public record Target(
        String size,
        String metric,
        String task,
        List<String> seeds,
        @Nullable String seed,
        TargetTies ties) {

    public Target {
        seeds = List.copyOf(seeds);
    }
}
