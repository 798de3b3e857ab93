package io.datadecide.decide.evidence;

import java.util.List;

/**
 * All checkpoints of one training of (corpus, size, seed).
 *
 * @param checkpoints indices of {@link Evidence#checkpoint}, ascending by step
 */
public record Run(String corpus, String size, String seed, List<Integer> checkpoints) {

    public Run {
        checkpoints = List.copyOf(checkpoints);
    }

    /** Index of the last checkpoint. */
    public int last() {
        return checkpoints.getLast();
    }
}
