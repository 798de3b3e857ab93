package io.datadecide.coordinator.store;

import io.datadecide.coordinator.schedule.state.ExperimentState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as it is stored.
 *
 * @param sequence grows with every experiment created
 * @param name unique name
 * @param yaml text of its file
 * @param baseDirectory directory that relative paths in it start from
 * @param triesLimit failed tries without progress after which a run fails
 * @param parallelRuns greatest number of its runs at once; 0: no limit of its own
 * @param state where it is
 * @param reason one line on the state
 * @param createdAt when it was created
 * @param endedAt when it ended; null before
 */
public record StoredExperiment(
        long sequence,
        String name,
        String yaml,
        String baseDirectory,
        int triesLimit,
        int parallelRuns,
        ExperimentState state,
        String reason,
        Instant createdAt,
        @Nullable Instant endedAt) {}
