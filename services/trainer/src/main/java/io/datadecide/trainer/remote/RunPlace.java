package io.datadecide.trainer.remote;

import io.datadecide.trainer.train.TrainingListener;
import java.nio.file.Path;

/** Where a run is trained. */
public interface RunPlace {
    /** The local directory that training works in. */
    Path directory();

    /**
     * Fetches the checkpoints that the run resumes from.
     *
     * @param delegate receives checkpoints
     * @return the listener for training, which stores checkpoints durably before reporting them
     */
    TrainingListener restore(TrainingListener delegate);
}
