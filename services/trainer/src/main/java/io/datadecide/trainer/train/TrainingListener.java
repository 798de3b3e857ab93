package io.datadecide.trainer.train;

/** Receives the events of a run, in order, on the training thread, which waits for it. */
public interface TrainingListener {
    /** Training resumes after a step; 0: it starts. */
    void onResumed(long step);

    /** A checkpoint is damaged; the reason is one line: which file, what is wrong with it, and what is done instead. */
    void onCheckpointSkipped(String checkpoint, String reason);

    /** An interval is done. */
    void onProgress(CurvePoint point);

    /** An interval of a decay is done that branched from the stable phase and ends at a step. */
    void onDecayProgress(long endStep, CurvePoint point);

    /** The memory did not suffice at a step: parts of so many sequences instead of so many from then on. */
    void onMicroBatchReduced(long step, int from, int to);

    /** A checkpoint is on disk; on resuming, also those to be scored that were there. */
    void onCheckpointSaved(SavedCheckpoint checkpoint);
}
