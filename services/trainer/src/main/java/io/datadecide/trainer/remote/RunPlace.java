package io.datadecide.trainer.remote;

import io.datadecide.trainer.train.TrainingListener;
import java.nio.file.Path;

/** Where a run is trained. */
public interface RunPlace {
    /** The local directory that training works in. */
    Path directory();

    /**
     * Puts there what the run goes on from.
     *
     * @param told hears of checkpoints
     * @return what training is to tell instead: checkpoints are kept for good before others hear of them
     */
    TrainingListener restore(TrainingListener told);
}
