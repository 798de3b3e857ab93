package io.datadecide.coordinator.schedule.state;

/**
 * One checkpoint of one run.
 *
 * @param run the run
 * @param step optimizer steps done
 */
public record CheckpointKey(RunKey run, long step) {
    public CheckpointKey {
        if (step < 0) {
            throw new IllegalArgumentException("a checkpoint's step is not negative, got " + step);
        }
    }

    @Override
    public String toString() {
        return run + "@" + step;
    }
}
