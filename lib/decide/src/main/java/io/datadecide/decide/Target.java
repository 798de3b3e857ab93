package io.datadecide.decide;

import java.util.List;

/**
 * What was decided on.
 *
 * @param seeds seeds that the evidence has at the target size; none when it has no such rows
 */
public record Target(String size, String metric, String task, List<String> seeds) {

    public Target {
        seeds = List.copyOf(seeds);
    }
}
