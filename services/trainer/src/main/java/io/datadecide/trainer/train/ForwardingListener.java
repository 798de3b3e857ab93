package io.datadecide.trainer.train;

/** Tells another listener all that it hears, but for what an implementation does otherwise. */
public interface ForwardingListener extends TrainingListener {

    /** Who is told. */
    TrainingListener told();

    @Override
    default void onResumed(long step) {
        told().onResumed(step);
    }

    @Override
    default void onCheckpointSkipped(String checkpoint, String reason) {
        told().onCheckpointSkipped(checkpoint, reason);
    }

    @Override
    default void onProgress(CurvePoint point) {
        told().onProgress(point);
    }

    @Override
    default void onDecayProgress(long endStep, CurvePoint point) {
        told().onDecayProgress(endStep, point);
    }

    @Override
    default void onMicroBatchReduced(long step, int from, int to) {
        told().onMicroBatchReduced(step, from, to);
    }

    @Override
    default void onCheckpointSaved(SavedCheckpoint checkpoint) {
        told().onCheckpointSaved(checkpoint);
    }
}
