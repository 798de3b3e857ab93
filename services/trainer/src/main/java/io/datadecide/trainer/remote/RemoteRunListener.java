package io.datadecide.trainer.remote;

import io.datadecide.trainer.train.ForwardingListener;
import io.datadecide.trainer.train.SavedCheckpoint;
import io.datadecide.trainer.train.TrainingListener;
import java.util.function.UnaryOperator;

/**
 * Stores checkpoints durably before they are reported. Training waits meanwhile: a process that is asked to end may leave as
 * soon as it has been notified that its checkpoint is saved.
 */
record RemoteRunListener(TrainingListener delegate, UnaryOperator<SavedCheckpoint> keep) implements ForwardingListener {
    @Override
    public void onCheckpointSaved(SavedCheckpoint checkpoint) {
        delegate.onCheckpointSaved(keep.apply(checkpoint));
    }
}
