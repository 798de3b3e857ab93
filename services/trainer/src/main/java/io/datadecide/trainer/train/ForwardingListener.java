package io.datadecide.trainer.train;

/** Forwards all calls to another listener; implementations override some. */
public interface ForwardingListener extends TrainingListener {

    /** Returns the listener that receives the calls. */
    TrainingListener delegate();

    @Override
    default void onResumed(long step) {
        delegate().onResumed(step);
    }

    @Override
    default void onCheckpointSkipped(String checkpoint, String reason) {
        delegate().onCheckpointSkipped(checkpoint, reason);
    }

    @Override
    default void onProgress(CurvePoint point) {
        delegate().onProgress(point);
    }

    @Override
    default void onDecayProgress(long endStep, CurvePoint point) {
        delegate().onDecayProgress(endStep, point);
    }

    @Override
    default void onMicroBatchReduced(long step, int from, int to) {
        delegate().onMicroBatchReduced(step, from, to);
    }

    @Override
    default void onCheckpointSaved(SavedCheckpoint checkpoint) {
        delegate().onCheckpointSaved(checkpoint);
    }
}
