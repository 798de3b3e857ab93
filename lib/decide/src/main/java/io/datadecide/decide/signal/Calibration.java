package io.datadecide.decide.signal;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A replay: of the pairs of corpora that one size separates with the required probability, how many the target orders the
 * same way. A share below the claimed probability says how much the change of size adds to the noise of the seeds.
 *
 * @param task task that claims: the question's, or an average
 * @param claimed pairs claimed at the probability or above
 * @param right claimed pairs that the target orders the same way
 * @param share right / claimed; null when nothing is claimed
 */
@RecordBuilder
public record Calibration(
        String size,
        String task,
        String metric,
        double probability,
        long pairs,
        long claimed,
        long right,
        @Nullable Double share) {}
