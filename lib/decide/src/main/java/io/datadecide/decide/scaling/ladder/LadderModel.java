package io.datadecide.decide.scaling.ladder;

import java.nio.file.Path;
import java.util.List;

/**
 * A model of the ladder, or a target above it.
 *
 * @param label for example {@code 190M} or {@code 7B-4T}
 * @param target whether to predict it rather than to fit to it
 * @param params parameters, embeddings left out
 * @param logs one per run
 */
public record LadderModel(String label, boolean target, double params, List<Path> logs) {
    public LadderModel {
        logs = List.copyOf(logs);
    }
}
