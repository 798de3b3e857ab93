package io.datadecide.plan.experiment;

/**
 * Where runs run.
 *
 * @param parallelRuns runs of the experiment at once; 0: one a core of one machine, in a cluster no limit
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
