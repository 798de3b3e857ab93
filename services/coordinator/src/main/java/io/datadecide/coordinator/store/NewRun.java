package io.datadecide.coordinator.store;

import io.datadecide.coordinator.schedule.state.RunKind;

/**
 * A run to be stored.
 *
 * @param id stable identity
 * @param kind what it does
 * @param corpus corpus that it tokenizes or trains on
 * @param size name of the model size; empty for a preparation
 * @param seed seed; 0 for a preparation
 * @param preparesFirst id of the preparation that must have succeeded before it; empty for none
 * @param spec canonical JSON of the resolved corpus or run
 * @param params parameters as the ladder counts them; 0 for a preparation
 * @param flops training compute of the whole run
 * @param totalSteps optimizer steps; 0 for a preparation
 * @param scoreCheckpoints checkpoints that are to be scored
 */
public record NewRun(
        String id,
        RunKind kind,
        String corpus,
        String size,
        long seed,
        String preparesFirst,
        String spec,
        long params,
        double flops,
        long totalSteps,
        int scoreCheckpoints) {}
