package io.datadecide.scorer.api;

import io.datadecide.language.checkpoint.CheckpointStore;
import io.datadecide.language.model.ModelShape;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.language.train.OptimizerSettings;
import io.datadecide.language.train.TrainingSession;
import java.nio.file.Path;

/** A model of one layer at its start, which knows nothing. */
public final class TinyCheckpoint {
    private TinyCheckpoint() {}

    /** Saves one below a directory; where it lies. */
    public static Path below(Path directory) {
        TorchRuntime.start(1);
        ModelShape shape = new ModelShape("tiny", 1, 8, 2, 8, 320, 64);
        try (TrainingSession session = TrainingSession.create(shape, OptimizerSettings.DATADECIDE, 1, 1)) {
            session.save(new CheckpointStore(directory.resolve("checkpoints")), "{}", 0, "test");
        }
        return directory.resolve("checkpoints/step-00000000");
    }
}
