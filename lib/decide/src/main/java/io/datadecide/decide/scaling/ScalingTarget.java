package io.datadecide.decide.scaling;

import io.datadecide.decide.scaling.law.Scale;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The training that the laws are asked about.
 *
 * @param size name of the size; runs of this size and of larger ones are in no fit
 * @param actual what the target scored, task by task and corpus by corpus; empty where not measured. The released
 *     DataDecide code takes the default seed's last checkpoint, the paper the mean over three seeds: either may be given
 */
public record ScalingTarget(
        String size, double params, double tokens, double flops, Map<String, Map<String, Double>> actual) {
    public ScalingTarget {
        Map<String, Map<String, Double>> copy = new HashMap<>();
        actual.forEach((task, byCorpus) -> copy.put(task, Map.copyOf(byCorpus)));
        actual = Map.copyOf(copy);
        if (!Scale.of(params, tokens, flops).isFinite()) {
            throw new IllegalArgumentException("target " + size + " has " + params + " parameters, " + tokens
                    + " tokens and " + flops + " FLOPs; all three must be positive");
        }
    }

    /** What the target scored, or null when that is not known. */
    public @Nullable Double actual(String task, String corpus) {
        Double value = actual.getOrDefault(task, Map.of()).get(corpus);
        return value != null && Double.isFinite(value) ? value : null;
    }

    /** The target as a scale. */
    public Scale scale() {
        return Scale.of(params, tokens, flops);
    }
}
