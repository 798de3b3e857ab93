package io.datadecide.plan.experiment;

/**
 * Where runs run.
 *
 * @param parallelRuns runs at once on one machine; 0: one a core
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
