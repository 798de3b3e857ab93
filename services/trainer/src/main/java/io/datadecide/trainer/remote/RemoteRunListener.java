package io.datadecide.trainer.remote;

import io.datadecide.trainer.train.ForwardingListener;
import io.datadecide.trainer.train.SavedCheckpoint;
import io.datadecide.trainer.train.TrainingListener;
import java.util.function.UnaryOperator;

/**
 * Keeps checkpoints for good before others hear of them. Training waits meanwhile: a process that is asked to end may leave as
 * soon as it has been told that its checkpoint is saved.
 */
record RemoteRunListener(TrainingListener told, UnaryOperator<SavedCheckpoint> keep) implements ForwardingListener {
    @Override
    public void onCheckpointSaved(SavedCheckpoint checkpoint) {
        told.onCheckpointSaved(keep.apply(checkpoint));
    }
}
