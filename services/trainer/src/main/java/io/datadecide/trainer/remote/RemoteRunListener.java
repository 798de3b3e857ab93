package io.datadecide.trainer.remote;

import io.datadecide.trainer.train.CurvePoint;
import io.datadecide.trainer.train.SavedCheckpoint;
import io.datadecide.trainer.train.TrainingListener;
import java.util.function.UnaryOperator;

/**
 * Keeps checkpoints for good before others hear of them. Training waits meanwhile: a process that is asked to end may leave as
 * soon as it has been told that its checkpoint is saved.
 */
record RemoteRunListener(TrainingListener told, UnaryOperator<SavedCheckpoint> keep) implements TrainingListener {
    @Override
    public void started(long step) {
        told.started(step);
    }

    @Override
    public void passedOver(String checkpoint, String reason) {
        told.passedOver(checkpoint, reason);
    }

    @Override
    public void progressed(CurvePoint point) {
        told.progressed(point);
    }

    @Override
    public void decaying(long horizon, CurvePoint point) {
        told.decaying(horizon, point);
    }

    @Override
    public void shrunk(long step, int from, int to) {
        told.shrunk(step, from, to);
    }

    @Override
    public void saved(SavedCheckpoint checkpoint) {
        told.saved(keep.apply(checkpoint));
    }
}
