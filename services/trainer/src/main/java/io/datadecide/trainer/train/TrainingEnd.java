package io.datadecide.trainer.train;

import io.datadecide.trainer.process.StopSignal;

/** How a run ended, if it did not fail. */
public sealed interface TrainingEnd {
    /** Steps that were taken by this process. */
    long stepsTaken();

    /** The budget is used up and the last checkpoint is on disk. */
    record Finished(long stepsTaken) implements TrainingEnd {}

    /**
     * It was asked to stop.
     *
     * @param step last step done
     */
    record Stopped(long stepsTaken, long step, StopSignal.Reason reason) implements TrainingEnd {}
}
