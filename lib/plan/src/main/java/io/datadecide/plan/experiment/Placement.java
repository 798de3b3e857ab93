package io.datadecide.plan.experiment;

/**
 * Where runs run.
 *
 * @param parallelRuns maximum concurrent runs of the experiment; 0: one per core on one machine, unlimited in a cluster
 * @param device what they compute on
 */
public record Placement(int parallelRuns, Device device) {

    /** What a run computes on. */
    public enum Device {
        /** One thread of a CPU a run. */
        CPU,
        /** One GPU a run. */
        CUDA
    }
}
