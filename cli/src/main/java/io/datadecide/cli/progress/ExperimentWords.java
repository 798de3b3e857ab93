package io.datadecide.cli.progress;

import io.datadecide.proto.experiment.v1.ExperimentState;

/** How states of experiments are called. */
public final class ExperimentWords {
    private ExperimentWords() {}

    /** The state as people and JSON call it. */
    public static String state(ExperimentState state) {
        return switch (state) {
            case EXPERIMENT_STATE_RUNNING -> "running";
            case EXPERIMENT_STATE_SUCCEEDED -> "succeeded";
            case EXPERIMENT_STATE_FAILED -> "failed";
            case EXPERIMENT_STATE_CANCELLED -> "cancelled";
            case EXPERIMENT_STATE_UNSPECIFIED, UNRECOGNIZED -> "unknown";
        };
    }

    /** Whether nothing more happens by itself. */
    public static boolean ended(ExperimentState state) {
        return state == ExperimentState.EXPERIMENT_STATE_SUCCEEDED
                || state == ExperimentState.EXPERIMENT_STATE_FAILED
                || state == ExperimentState.EXPERIMENT_STATE_CANCELLED;
    }
}
